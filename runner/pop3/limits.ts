/** Longest first line that is waited for, in octets; RFC 1939 §3 allows 512, so nobody means more than this. */
export const LINE_LIMIT: number = 64 * 1024;

/** Largest reply that is taken in, in octets; the bound for a server that never stops, above any message in use. */
export const RESPONSE_LIMIT: number = 2 * 1024 ** 3;

/** Octets of a body that are kept to be looked at; beyond it only the digest and the counts tell about the content. */
export const RETAIN_LIMIT: number = 1024 ** 2;

/** Octets kept raw of a reply that never became complete: enough to see what the server was about to say. */
export const PARTIAL_LIMIT: number = 64 * 1024;

/** Octets that mean something in the framing of POP3 replies (RFC 1939 §3). */
export const LF = 0x0a;
export const CR = 0x0d;
export const DOT = 0x2e;

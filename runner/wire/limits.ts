/** Octets that wait unread before the connection stops reading and lets TCP hold the server back. */
export const INBOX_LIMIT: number = 1024 ** 2;

/** Chunks that wait unread before the same happens: each costs memory beyond its octets, and a server may send single ones. */
export const INBOX_CHUNK_LIMIT: number = 4096;

/** Octets that are written at once: more than any command, and little enough to see whether the server goes on reading. */
export const SEND_PIECE: number = 64 * 1024;

/** A reply, or a send, may take this many times its idle time: a server that drips cannot hold a run for ever. */
export const OVERALL_FACTOR: number = 10;

/** How long a server that said more than it was asked may take to end the connection, so that it was a farewell, in ms. */
export const FAREWELL_MS: number = 200;

/** Octets that buy a reply another ms beyond that: a long message over a slow line is no drip. */
export const OCTETS_PER_MS: number = 1024;

/** Octets of one transcript entry that are kept: what a person scrolls through. */
export const ENTRY_LIMIT: number = 4096;

/** Octets kept behind that while a scenario runs, so that a secret which the cut would divide is still recognised. */
export const ENTRY_MARGIN: number = 1024;

/** Octets kept over all entries of a scenario, so that a run's result stays readable and in memory. */
export const TRANSCRIPT_LIMIT: number = 512 * 1024;

/** Entries of a scenario: a loop over thousands of messages need not be told in full. */
export const TRANSCRIPT_ENTRY_LIMIT: number = 2000;

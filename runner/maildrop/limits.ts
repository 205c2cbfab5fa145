/** Longest that a program of `command:` may run for one fill: it may have to copy messages to another machine. */
export const PROGRAM_MS: number = 60_000;

/** Octets of a program's standard error that are shown when it fails; its end says what went wrong. */
export const PROGRAM_ERROR_OCTETS: number = 2048;

/** How long a server may take to see files that appeared in a maildir: some look only every few seconds. */
export const MAILDIR_VISIBLE_MS: number = 5_000;

/** How long a server may take to show what a program placed; the program may only have handed it to a delivery. */
export const PROGRAM_VISIBLE_MS: number = 15_000;

/** Messages fetched at most to find out which is which after one fill; more would take longer than the scenario. */
export const FETCH_LIMIT: number = 64;

/** How long a server may take to see that an mbox file has changed. */
export const MBOX_VISIBLE_MS: number = 5_000;

/** How long a lock on an mbox file is waited for: a delivery of a large message takes seconds. */
export const LOCK_MS: number = 10_000;

/** Time between two tries to lock an mbox file. */
export const LOCK_EVERY_MS: number = 100;

/** Age at which a dot lock was left behind by a program that has ended; liblockfile says five minutes as well. */
export const LOCK_STALE_MS: number = 300_000;

/** Largest mbox file that is read: ours are some tens of megabytes, and all of it is held in memory. */
export const MBOX_OCTETS: number = 256 * 1024 * 1024;

/** How long a message may take from SMTP or LMTP to the mailbox: relays queue, scan and retry. */
export const DELIVERY_VISIBLE_MS: number = 30_000;

/** How long a server may take to show over POP3 what came by IMAP. */
export const IMAP_VISIBLE_MS: number = 5_000;

/** Longest time to connect to a server that takes messages. */
export const CONNECT_MS: number = 10_000;

/** Longest silence of such a server: content filters look at a message before it is answered. */
export const ANSWER_MS: number = 60_000;

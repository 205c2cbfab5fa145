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

/**
 * What a client is to do in a session: `leave` is to fetch every message and to leave all on the server; `delete` is to
 * fetch those of at most `SMALL_OCTETS` and to delete them, and to leave the larger ones.
 */
export type Task = 'leave' | 'delete';

/** No message of the set is near it: whether clients count up to it or below it makes no difference. */
export const SMALL_OCTETS = 2000;

/** Says whether a message of this size is fetched; in a `delete` session it is deleted as well. */
export function isFetched(task: Task, sizeOctets: number): boolean {
  return task === 'leave' || sizeOctets <= SMALL_OCTETS;
}

/** In the order in which they are done. */
export const TASKS: readonly Task[] = ['leave', 'delete'];

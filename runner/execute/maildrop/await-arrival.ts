import { marksAt } from '../../maildrop/number-by-marks.ts';
import type { Account } from '../../maildrop/provisioner.ts';
import { MaildropLook } from './maildrop-look.ts';
import type { RunContext } from '../context/run-context.ts';
import { lookPatience } from './look-patience.ts';
import { tryAgain } from '../manners/try-again.ts';

/** Messages that a delivery has taken over. */
export interface Underway {
  readonly account: Account;
  readonly marks: readonly string[];
  /** How long they may take. */
  readonly forMs: number;
  readonly signal: AbortSignal;
}

/** Waits until all of these messages are in the maildrop, and no longer than they may take; gives the numbers of those that are. */
export async function awaitArrival(
  run: RunContext,
  { account, marks, forMs, signal }: Underway,
): Promise<ReadonlyMap<string, number>> {
  return tryAgain(
    async () => lookForMarks(run, account, signal),
    (found) => marks.some((mark) => !found.has(mark)),
    lookPatience(run, forMs, signal),
  );
}

async function lookForMarks(
  run: RunContext,
  account: Account,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, number>> {
  const look = new MaildropLook(run, { account, signal });
  try {
    return (await marksAt((await look.count()) ?? 0, look)).byMark;
  } finally {
    await look.leave();
  }
}

import type { MarksView } from './number-by-marks.ts';
import { provisionProblem, type Delivery, type ProvisionProblem } from './provisioner.ts';
import { markIn } from './trace.ts';

/** A session that can remove messages as well; they are gone when it has ended. */
export interface EmptyingView extends MarksView {
  /** Marks a message as deleted (DELE); whether the server said yes. */
  remove(number: number): Promise<boolean>;
}

/**
 * Removes all messages of a maildrop over a POP3 session, for a way there that can only deliver. A message that has no
 * mark of ours is not touched without leave: then nothing is removed, and the problem says so.
 */
export async function emptyMaildrop(
  view: EmptyingView,
  { mayEmpty }: Delivery,
  user: string,
): Promise<ProvisionProblem | null> {
  const numbers = (await view.list())?.map(({ number }) => number) ?? upTo((await view.count()) ?? 0);
  if (!mayEmpty) {
    for (const number of numbers) {
      const header = await view.header(number);
      if (header === null || markIn(header) === null) return foreign(user, number);
    }
  }
  for (const number of numbers) {
    if (!(await view.remove(number))) return notRemoved(user, number);
  }
  return null;
}

function upTo(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

function foreign(user: string, number: number): ProvisionProblem {
  return provisionProblem(
    `The mailbox of ${JSON.stringify(user)} holds messages that pop3spec did not put there (message ${String(number)} is one). ` +
      'Use a mailbox of its own, or give leave to delete them with --allow deletes',
  );
}

function notRemoved(user: string, number: number): ProvisionProblem {
  return provisionProblem(
    `The mailbox of ${JSON.stringify(user)} cannot be emptied: the server refused DELE ${String(number)}. ` +
      'Mail can only be delivered by this provisioner, so name another one, such as maildir:PATH or imap://HOST',
  );
}

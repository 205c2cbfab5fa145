import type { Account } from '../../maildrop/provisioner.ts';
import type { FixtureMessage } from '../../model/message.ts';
import { MaildropLook } from './maildrop-look.ts';
import { notPlaced, notSeen, type MaildropProblem } from './maildrop-problem.ts';
import type { RunContext } from '../context/run-context.ts';
import { lookPatience } from './look-patience.ts';
import { tryAgain } from '../manners/try-again.ts';

/** What is to be delivered. */
export interface Addition {
  readonly account: Account;
  readonly messages: readonly FixtureMessage[];
  /** A session is open on the maildrop, whose lock no look can pass. */
  readonly isOpen: boolean;
  readonly signal: AbortSignal;
}

/** Messages were handed over. */
export interface Added {
  readonly kind: 'added';
  /** Marks of those that may still be on their way, none where a look has shown them, or nothing marks them. */
  readonly underway: readonly string[];
  /** How long they may take. */
  readonly forMs: number;
  /** What has become of them so far: null when nothing is wrong. */
  readonly problem: MaildropProblem | null;
}

/** Delivers messages and, where no session is open, waits until the maildrop holds so many more. */
export async function addMessages(run: RunContext, addition: Addition): Promise<Added | MaildropProblem> {
  const { account, messages, isOpen, signal } = addition;
  const { add } = run.provisioner;
  if (add === null) return notPlaced('the provisioner cannot add messages to a maildrop');
  const before = isOpen ? null : await countIn(run, account, signal);
  const added = await add(account, messages);
  if (added.kind === 'provision-problem') return notPlaced(added.message);
  const { marks = [], visibleWithinMs: forMs } = added;
  const unseen = { kind: 'added', underway: marks, forMs, problem: null } as const;
  if (before === null) return unseen;
  const awaited = before + messages.length;
  const shown = await tryAgain(
    async () => countIn(run, account, signal),
    (count) => count !== null && count < awaited,
    lookPatience(run, forMs, signal),
  );
  if (shown === null || shown >= awaited) return { ...unseen, underway: [] };
  const told = `new mail did not show up: STAT tells of ${String(shown)} messages, not ${String(awaited)}`;
  return { ...unseen, problem: notSeen(told) };
}

/** Messages that a session of its own is told of; null when it cannot be told. */
async function countIn(run: RunContext, account: Account, signal: AbortSignal): Promise<number | null> {
  const look = new MaildropLook(run, { account, signal });
  try {
    return await look.count();
  } finally {
    await look.leave();
  }
}

import { numberMessages, type Numbering } from '../maildrop/number-messages.ts';
import type { Account, Filled } from '../maildrop/provisioner.ts';
import type { FixtureMessage } from '../model/message.ts';
import type { NotEntered } from './enter-session.ts';
import { MaildropLook } from './maildrop-look.ts';
import { notPlaced, notSeen, provisioningFailed, type MaildropProblem } from './maildrop-problem.ts';
import type { RunContext } from './run-context.ts';
import { tryAgain } from './try-again.ts';

/** What is to be placed, and what is known about placing it. */
export interface Placing {
  readonly account: Account;
  readonly messages: readonly FixtureMessage[];
  readonly signal: AbortSignal;
  /** Messages that were placed in this maildrop showed up before, so that the way there works. */
  readonly hasWorked: boolean;
  /** Time is given to messages that do not show up at once. */
  readonly isPatient: boolean;
}

/** The messages are placed; what is known of their numbers is what a look at the maildrop showed. */
export interface Placed {
  readonly kind: 'placed';
  readonly numbers: readonly number[];
  /** `taken-for-granted`: they did not show up, or could not be looked for, and fill order is taken for their numbers. */
  readonly certainty: 'seen' | 'taken-for-granted';
}

/** Fills a maildrop and looks at it until the messages show up. */
export async function placeMessages(run: RunContext, placing: Placing): Promise<Placed | MaildropProblem> {
  const { account, messages } = placing;
  const filled = await run.provisioner.fill(account, messages);
  if (filled.kind === 'provision-problem') {
    return placing.hasWorked ? notPlaced(filled.message) : provisioningFailed(filled.message);
  }
  if (!run.known.greets || !run.known.lists) return takenForGranted(messages);
  const seen = await lookUntilShown(run, placing, filled);
  if ('because' in seen) return notSeen(seen.message);
  if (seen.state !== 'missing') return { kind: 'placed', numbers: seen.numbers, certainty: 'seen' };
  const isHopeless = seen.recognised === 0 && !placing.hasWorked && !placing.signal.aborted;
  if (isHopeless) return provisioningFailed(hopelessMessage(run, placing, seen));
  return { kind: 'placed', numbers: seen.numbers, certainty: 'taken-for-granted' };
}

/** What is to be looked for in a maildrop. */
export interface Sought {
  readonly account: Account;
  readonly messages: readonly FixtureMessage[];
  readonly signal: AbortSignal;
}

/** Looks once at what the maildrop holds. */
export async function lookForMessages(run: RunContext, sought: Sought): Promise<Numbering | NotEntered> {
  const { account, signal, messages } = sought;
  const inUtf8Mode = run.known.hasUtf8 && messages.some(({ hazards }) => hazards.includes('eight-bit'));
  const look = new MaildropLook(run, { account, signal, inUtf8Mode });
  try {
    const numbering = await numberMessages(messages, run.provisioner.form, look);
    if (look.problem !== null && numbering.recognised === 0) return look.problem;
    if (numbering.listed === null) run.known.lists = false;
    return numbering;
  } finally {
    await look.leave();
  }
}

async function lookUntilShown(
  run: RunContext,
  { account, messages, signal, isPatient }: Placing,
  { visibleWithinMs }: Filled,
): Promise<Numbering | NotEntered> {
  const { clock, limits } = run;
  const patience = { clock, signal, everyMs: limits.visibleEveryMs, forMs: isPatient ? visibleWithinMs : 0 };
  return tryAgain(
    async () => lookForMessages(run, { account, messages, signal }),
    (seen) => 'state' in seen && seen.state === 'missing',
    patience,
  );
}

function takenForGranted(messages: readonly FixtureMessage[]): Placed {
  return { kind: 'placed', numbers: messages.map((_, index) => index + 1), certainty: 'taken-for-granted' };
}

function hopelessMessage(
  { provisioner }: RunContext,
  { account, messages }: Placing,
  seen: Numbering,
): string {
  const placed = `${String(messages.length)} ${messages.length === 1 ? 'message was' : 'messages were'} placed`;
  const shown = seen.listed === null ? 'LIST cannot be made out' : `LIST shows ${String(seen.listed)}`;
  return (
    `${placed} by the provisioner ${provisioner.name} for ${JSON.stringify(account.user)}, but the server shows other ` +
    `messages, or none (${shown}). Does the provisioner fill the maildrop that the server reads?`
  );
}

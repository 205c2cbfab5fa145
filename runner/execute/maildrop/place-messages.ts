import { numberByMarks } from '../../maildrop/number-by-marks.ts';
import { numberMessages, type Numbering } from '../../maildrop/number-messages.ts';
import type { Account, Filled } from '../../maildrop/provisioner.ts';
import type { FixtureMessage } from '../../model/message.ts';
import { clearMaildrop } from './clear-maildrop.ts';
import type { NotEntered } from '../login/enter-session.ts';
import { MaildropLook } from './maildrop-look.ts';
import { notPlaced, notSeen, provisioningFailed, type MaildropProblem } from './maildrop-problem.ts';
import type { RunContext } from '../context/run-context.ts';
import { lookPatience } from './look-patience.ts';
import { tryAgain } from '../manners/try-again.ts';

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
  /** By which each message is known again, where it has a mark. */
  readonly marks?: readonly string[];
}

/** Fills a maildrop and looks at it until the messages show up. */
export async function placeMessages(run: RunContext, placing: Placing): Promise<Placed | MaildropProblem> {
  const { account, messages, signal } = placing;
  const { delivery } = run.provisioner;
  const uncleared = delivery === undefined ? null : await clearMaildrop(run, { account, delivery, signal });
  if (uncleared !== null) return uncleared;
  const filled = await run.provisioner.fill(account, messages);
  if (filled.kind === 'provision-problem') {
    return placing.hasWorked ? notPlaced(filled.message) : provisioningFailed(filled.message);
  }
  const isKnownBlind = !run.known.greets || !run.known.lists;
  if (isKnownBlind && delivery === undefined) return takenForGranted(messages);
  const seen = await lookUntilShown(run, placing, filled);
  if ('because' in seen) return notSeen(seen.message);
  const { marks } = filled;
  const placed = {
    kind: 'placed',
    numbers: seen.numbers,
    ...(marks === undefined ? {} : { marks }),
  } as const;
  if (seen.state !== 'missing') return { ...placed, certainty: 'seen' };
  if (isHopeless(run, placing, seen)) return provisioningFailed(hopelessMessage(run, placing, seen));
  return { ...placed, certainty: 'taken-for-granted' };
}

/**
 * Whether nothing can be expected of this way. What a delivery has taken over and not brought may still come, in the midst
 * of a scenario that knows nothing of it, so that no scenario can be judged from then on.
 */
function isHopeless({ provisioner }: RunContext, placing: Placing, { recognised }: Numbering): boolean {
  if (placing.signal.aborted) return false;
  return provisioner.delivery !== undefined || (recognised === 0 && !placing.hasWorked);
}

/** What is to be looked for in a maildrop. */
export interface Sought {
  readonly account: Account;
  readonly messages: readonly FixtureMessage[];
  readonly marks?: readonly string[] | undefined;
  readonly signal: AbortSignal;
}

/** Looks once at what the maildrop holds. */
export async function lookForMessages(run: RunContext, sought: Sought): Promise<Numbering | NotEntered> {
  const { account, signal, messages, marks } = sought;
  const inUtf8Mode = run.known.hasUtf8 && messages.some(({ hazards }) => hazards.includes('eight-bit'));
  const look = new MaildropLook(run, { account, signal, inUtf8Mode });
  try {
    const numbering =
      marks === undefined
        ? await numberMessages(messages, run.provisioner.form, look)
        : await numberByMarks(marks, look);
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
  { visibleWithinMs, marks }: Filled,
): Promise<Numbering | NotEntered> {
  const { provisioner } = run;
  const forMs = isPatient || provisioner.delivery !== undefined ? visibleWithinMs : 0;
  return tryAgain(
    async () => lookForMessages(run, { account, messages, marks, signal }),
    (seen) => 'state' in seen && seen.state === 'missing',
    lookPatience(run, forMs, signal),
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

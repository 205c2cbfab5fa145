import { provisionProblem } from '../../maildrop/provisioner.ts';
import { relayChange } from '../../maildrop/relay-change.ts';
import type { FixtureMessage } from '../../model/message.ts';
import { awaitArrival } from './await-arrival.ts';
import type { Maildrop } from './maildrop.ts';
import { MaildropLook } from './maildrop-look.ts';
import { provisioningFailed, type MaildropProblem } from './maildrop-problem.ts';
import type { RunContext } from '../context/run-context.ts';

/** Messages that a delivery does not bring as they are: why not, by name. */
export type Unfit = ReadonlyMap<string, string>;

/**
 * Has each message delivered once and looks at what comes: relays may refuse a message, or change it, and no server is to
 * blame for that. A problem when not one of them arrives.
 */
export async function tryMessages(
  run: RunContext,
  maildrop: Maildrop,
  messages: readonly FixtureMessage[],
): Promise<Unfit | MaildropProblem> {
  const { signal } = run.state;
  const { account } = maildrop;
  const cleared = await maildrop.clear(signal);
  if (cleared !== null) return cleared;
  const sent = await sendEach(run, maildrop, messages);
  if ('kind' in sent) return sent;
  const marks = [...sent.byMark.keys()];
  const { forMs } = sent;
  const found = await awaitArrival(run, { account, marks, forMs, signal });
  const arrived = marks.filter((mark) => found.has(mark));
  if (arrived.length === 0 && !signal.aborted)
    return provisioningFailed(nothingArrived(run, maildrop, forMs));
  const unfit = new Map(sent.refused);
  const look = new MaildropLook(run, { account, signal });
  for (const [mark, message] of sent.byMark) {
    const number = found.get(mark);
    const change =
      number === undefined
        ? `has not arrived after ${seconds(forMs)}`
        : await changeOf(message, number, look);
    if (change !== null) unfit.set(message.name, change);
  }
  await look.leave();
  return unfit;
}

interface Sent {
  readonly byMark: ReadonlyMap<string, FixtureMessage>;
  readonly refused: Unfit;
  /** How long the delivery may take. */
  readonly forMs: number;
}

/** Small ones first: a large one that finds no room leaves the others theirs. */
async function sendEach(
  { provisioner, state }: RunContext,
  { account }: Maildrop,
  messages: readonly FixtureMessage[],
): Promise<Sent | MaildropProblem> {
  const byMark = new Map<string, FixtureMessage>();
  const refused = new Map<string, string>();
  let forMs = 0;
  for (const message of [...messages].sort((one, other) => one.octets.length - other.octets.length)) {
    if (state.signal.aborted) break;
    const added = (await provisioner.add?.(account, [message])) ?? NO_ADD;
    if (added.kind === 'filled') {
      byMark.set(added.marks?.[0] ?? '', message);
      forMs = Math.max(forMs, added.visibleWithinMs);
    } else if (added.about === 'message') refused.set(message.name, `is refused: ${added.message}`);
    else return provisioningFailed(added.message);
  }
  const [first] = refused.values();
  return byMark.size === 0 && first !== undefined ? provisioningFailed(first) : { byMark, refused, forMs };
}

const NO_ADD = provisionProblem('The provisioner cannot add messages');

async function changeOf(message: FixtureMessage, number: number, look: MaildropLook): Promise<string | null> {
  const came = await look.retrieve(number);
  return came === null ? null : relayChange(message, came);
}

function seconds(ms: number): string {
  return `${String(ms / 1000)} s`;
}

function nothingArrived({ provisioner }: RunContext, { account }: Maildrop, forMs: number): string {
  return (
    `The messages that were handed to ${provisioner.name} for ${JSON.stringify(account.user)} did not show up within ` +
    `${seconds(forMs)}. Is the recipient right, and does the mail go to the server under test?`
  );
}

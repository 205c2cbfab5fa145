import { randomBytes } from 'node:crypto';
import { isMessage } from '../../maildrop/message-identity.ts';
import type { FixtureMessage } from '../../model/message.ts';
import { MaildropLook } from './maildrop-look.ts';
import type { Maildrop } from './maildrop.ts';
import type { RunContext } from '../context/run-context.ts';

/** What became of a message that was placed in a maildrop, fetched by POP3 and removed again. */
export interface RoundTrip {
  readonly user: string;
  /** Why it did not come about; null when it did. */
  readonly problem: string | null;
  /** What the message came back with that it did not leave with; null when it came back octet for octet. */
  readonly change: string | null;
}

/** Places a message that was never there before, looks for it, and leaves the maildrop empty. */
export async function roundTrip(run: RunContext, maildrop: Maildrop): Promise<RoundTrip> {
  const { signal } = run.state;
  const { user } = maildrop.account;
  const marker = markerMessage();
  const ready = await maildrop.ensure([marker], signal);
  if (ready.kind === 'maildrop-problem') return { user, problem: ready.message, change: null };
  const octets = await looking(run, maildrop, async (look) => look.retrieve(ready.numbers[0] ?? 1));
  const emptied = await maildrop.ensure([], signal);
  const left = await looking(run, maildrop, async (look) => look.count());
  if (octets === null || !isMessage(octets, marker, run.provisioner.form))
    return { user, problem: 'The message that was placed is not what RETR brought', change: null };
  const kept = emptied.kind === 'maildrop-problem' ? emptied.message : whatIsLeft(left);
  if (kept !== null)
    return { user, problem: `The message could not be removed again: ${kept}`, change: null };
  return { user, problem: null, change: changeIn(octets, marker.octets) };
}

function whatIsLeft(count: number | null): string | null {
  return count === null || count === 0 ? null : `STAT still counts ${String(count)}`;
}

/** Lines that a careless way into a maildrop, or out of it, changes: with dots in front, and with trailing spaces. */
function markerMessage(): FixtureMessage {
  const text = [
    'From: pop3spec <pop3spec@example.org>',
    'To: the account under test <account@example.org>',
    'Date: Mon, 01 Jan 2024 00:00:00 +0000',
    `Message-ID: <doctor.${randomBytes(8).toString('hex')}@example.org>`,
    'Subject: placed by pop3spec doctor, to be removed at once',
    '',
    '. one dot and a space',
    '..',
    'spaces at the end  ',
    '',
  ];
  const octets = Buffer.from(text.join('\r\n'), 'latin1');
  return { name: 'doctor', why: 'Shows whether messages get there and back.', octets, hazards: [] };
}

async function looking<Seen>(
  run: RunContext,
  { account }: Maildrop,
  at: (look: MaildropLook) => Promise<Seen>,
): Promise<Seen> {
  const look = new MaildropLook(run, { account, signal: run.state.signal });
  try {
    return await at(look);
  } finally {
    await look.leave();
  }
}

function changeIn(octets: Uint8Array, placed: Uint8Array): string | null {
  const came = Buffer.from(octets);
  if (came.equals(placed)) return null;
  const inFront = came.length - placed.length;
  return inFront > 0 && came.subarray(inFront).equals(placed)
    ? `${String(inFront)} octets of header fields stand in front of it, as delivery puts them there`
    : `it came in ${String(came.length)} octets in place of ${String(placed.length)}, its line ends are others`;
}

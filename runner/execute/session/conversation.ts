import type { Observation, ReplyObservation } from '../../model/observation.ts';
import { printable } from '../../model/printable.ts';
import { encodeCommand } from '../../pop3/encode.ts';
import { isMultiLineCommand } from '../../pop3/command.ts';
import { indicatorOf } from '../../pop3/status.ts';
import type { Connection, ReplyWait } from '../../wire/connection.ts';

/** Says one command line and gives what came in answer. */
export type Say = (line: string) => Promise<Observation>;

/** A conversation that nobody judges: one command, one reply; what came unasked in between is dropped. */
export function conversation(connection: Connection, timeoutMs: number): Say {
  return async (line) => {
    await dropUnread(connection);
    await connection.send(encodeCommand(line));
    return readAnswer(connection, { multiLine: isMultiLineCommand(line), timeoutMs });
  };
}

/** Lines without a status indicator that are passed over before one of them is taken for the answer. */
const STRAY_LINES = 2;

/** Patience for an answer behind a stray line. */
const BEHIND_STRAY_MS = 1_000;

/**
 * Reads the answer to a command where nobody judges. A line that has no status indicator at all may be a stray one, such
 * as the second line of a greeting that came late: it is passed over when something that has one follows.
 */
export async function readAnswer(
  connection: Connection,
  { multiLine, timeoutMs }: Pick<ReplyWait, 'multiLine' | 'timeoutMs'>,
): Promise<Observation> {
  // What follows stays to be read: `dropUnread` sees to it before the next command.
  const first = await connection.readReply({ multiLine, timeoutMs, moreAwaited: true });
  const behindMs = Math.min(timeoutMs, BEHIND_STRAY_MS);
  let seen: Observation = first;
  for (let strays = 0; strays < STRAY_LINES && isStray(seen); strays++) {
    seen = await connection.readReply({ multiLine, timeoutMs: behindMs, moreAwaited: true });
  }
  return seen.kind === 'reply' && !isStray(seen) ? seen : first;
}

function isStray(observation: Observation): boolean {
  return observation.kind === 'reply' && indicatorOf(observation.line) === null;
}

/** Drops what has arrived and nobody asked for, or it would be taken for the answer to the next command. */
export async function dropUnread(connection: Connection): Promise<void> {
  if (connection.unread().length > 0) await connection.readSilence({ forMs: 1 });
}

/** Whether it is a reply that says yes, however badly it says so. */
export function isPositive(observation: Observation): observation is ReplyObservation {
  return observation.kind === 'reply' && indicatorOf(observation.line) === 'positive';
}

/** What came, in the words of a sentence: `"-ERR no such user"`, `no answer within 10000 ms`. */
export function toldOf(observation: Observation): string {
  switch (observation.kind) {
    case 'reply':
      return `"${printable(observation.line)}"`;
    case 'closed':
      return `the connection was ${observation.how === 'fin' ? 'closed' : 'reset'}${behind(observation.partial)}`;
    case 'timeout':
      return `no answer within ${String(Math.round(observation.afterMs))} ms${behind(observation.partial)}`;
    case 'limit':
      return `more than ${String(observation.octets)} octets without an end`;
    case 'silence':
      return 'nothing';
  }
}

function behind(partial: Uint8Array): string {
  return partial.length === 0 ? '' : `, after "${printable(partial, 80)}"`;
}

import type { FixtureMessage } from '../../../runner/model/message.ts';
import type { ReplyObservation } from '../../../runner/model/observation.ts';
import { encodeCommand, latin1 } from '../../../runner/pop3/encode.ts';
import { isMultiLineCommand } from '../../../runner/pop3/command.ts';
import { linesOf } from '../../../runner/pop3/listing.ts';
import { startClock } from '../../../runner/wire/clock.ts';
import { connect } from '../../../runner/wire/connect.ts';
import { Recorder } from '../../../runner/wire/recorder.ts';

/** The account of all tests. */
export const ALICE = { user: 'alice', password: 'wonderland' };

/** What a client finds in a maildrop. */
export interface Found {
  readonly messages: readonly string[];
  readonly uniqueIds: readonly string[];
}

/** Says a line and gives the reply. */
type Ask = (line: string) => Promise<ReplyObservation>;

/** Logs in as alice and fetches everything: the messages as Latin-1 text, and their unique-ids. */
export async function fetchAll(port: number): Promise<Found> {
  return inSession(port, async (ask) => {
    const body = async (line: string): Promise<Uint8Array> =>
      (await ask(line)).body?.octets ?? new Uint8Array();
    const listed = linesOf(await body('UIDL')).map((line) => latin1(line).split(' '));
    const messages: string[] = [];
    for (const [number = ''] of listed) messages.push(latin1(await body(`RETR ${number}`)));
    return { messages, uniqueIds: listed.map(([, id = '']) => id) };
  });
}

/** Logs in as alice and removes everything. */
export async function removeAll(port: number): Promise<void> {
  await inSession(port, async (ask) => {
    const listed = linesOf((await ask('UIDL')).body?.octets ?? new Uint8Array());
    for (const line of listed) await ask(`DELE ${latin1(line).split(' ')[0] ?? ''}`);
  });
}

async function inSession<Result>(port: number, work: (ask: Ask) => Promise<Result>): Promise<Result> {
  const clock = startClock();
  const recorder = new Recorder({ clock, secrets: [] });
  const target = { host: '127.0.0.1', port, timeoutMs: 10_000 };
  const connection = await connect({ ...target, session: 'A', clock, recorder });
  if (connection.kind === 'connect-failure') throw new Error(connection.message);
  const receive = async (line: string): Promise<ReplyObservation> => {
    const seen = await connection.readReply({ multiLine: isMultiLineCommand(line), timeoutMs: 10_000 });
    if (seen.kind !== 'reply') throw new Error(`${line}: ${seen.kind}`);
    return seen;
  };
  const ask: Ask = async (line) => {
    await connection.send(encodeCommand(line));
    return receive(line);
  };
  await receive('');
  await ask(`USER ${ALICE.user}`);
  await ask(`PASS ${ALICE.password}`);
  const result = await work(ask);
  await ask('QUIT');
  await connection.end();
  return result;
}

/** A message with this text, its line ends as they stand. */
export function messageOf(name: string, text: string): FixtureMessage {
  return { name, why: 'for a test', octets: Buffer.from(text, 'latin1'), hazards: [] };
}

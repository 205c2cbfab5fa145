import t from 'tap';
import { scriptedServer, type Act } from '../../../../fixtures/net-mock-socket.ts';
import { conversation, toldOf } from '../../../../runner/execute/session/conversation.ts';
import { endSession } from '../../../../runner/execute/scenario/epilogue.ts';
import { DEFAULT_LIMITS } from '../../../../runner/execute/environment/limits.ts';
import { login } from '../../../../runner/execute/login/login.ts';
import { Maildrop } from '../../../../runner/execute/maildrop/maildrop.ts';
import type { RunContext } from '../../../../runner/execute/context/run-context.ts';
import { ScenarioSession } from '../../../../runner/execute/steps/scenario-session.ts';
import { embeddedProvisioner } from '../../../../runner/maildrop/embedded.ts';
import { noProvisioner } from '../../../../runner/maildrop/none.ts';
import { observe } from '../../../../runner/judge/ledger.ts';
import { encodeCommand, encodeRaw } from '../../../../runner/pop3/encode.ts';
import { startClock } from '../../../../runner/wire/clock.ts';
import { connectionOver, type Connection } from '../../../../runner/wire/connection.ts';
import { Recorder } from '../../../../runner/wire/recorder.ts';
import { ALICE } from '../run-plan.ts';

const PATIENT_MS = 10_000;

/** Of a run whose provisioner can put back what it lost. */
const PATIENT = {
  limits: { ...DEFAULT_LIMITS, epilogueMs: PATIENT_MS },
  provisioner: embeddedProvisioner({ fill: () => undefined, deliver: () => undefined }),
};

interface Scripted {
  readonly connection: Connection;
  /** Lines that the server heard, once its script is played. */
  readonly heard: Promise<readonly string[]>;
}

function scripted(script: readonly Act[]): Scripted {
  const { socket, finished } = scriptedServer(script);
  const clock = startClock();
  const recorder = new Recorder({ clock, secrets: [] });
  return {
    connection: connectionOver(socket, { session: 'A', timeoutMs: PATIENT_MS, clock, recorder }),
    heard: finished,
  };
}

function sessionOver(connection: Connection): ScenarioSession {
  return new ScenarioSession('A', new Maildrop(ALICE, {} as RunContext), connection);
}

t.test('a login by APOP answers the timestamp (the example of RFC 1939 §7)', async (t) => {
  const { connection, heard } = scripted([
    { hear: 'APOP mrose c4c9334bac560ecc979e58001b3e22fb' },
    { say: '+OK\r\n' },
  ]);
  const account = { user: 'mrose', password: 'tanstaaf' };
  const timestamp = '<1896.697170952@dbc.mtview.ca.us>';
  t.equal(await login(conversation(connection, PATIENT_MS), { account, method: 'apop', timestamp }), null);
  await heard;
});

t.test('a conversation passes over a stray line, and drops what nobody asked for', async (t) => {
  const { connection } = scripted([
    { hear: 'STAT' },
    { say: 'stray\r\n+OK 1 2\r\n+OK unasked\r\n' },
    { hear: 'NOOP' },
    { say: '-ERR no\r\n' },
  ]);
  const say = conversation(connection, PATIENT_MS);
  t.equal(toldOf(await say('STAT')), '"+OK 1 2"');
  t.equal(toldOf(await say('NOOP')), '"-ERR no"');
});

t.test('what came is told in the words of a sentence', async (t) => {
  const partial = Buffer.from('+O');
  t.equal(toldOf({ kind: 'timeout', afterMs: 99.6, partial }), 'no answer within 100 ms, after "+O"');
  t.equal(toldOf({ kind: 'closed', how: 'fin', partial: Buffer.alloc(0) }), 'the connection was closed');
  t.equal(toldOf({ kind: 'closed', how: 'reset', partial }), 'the connection was reset, after "+O"');
  t.match(toldOf({ kind: 'limit', limit: 'line', octets: 70_000, partial }), /more than 70000 octets/);
  t.equal(toldOf({ kind: 'silence', forMs: 1 }), 'nothing');
});

t.test('replies of one segment go to their commands, and multi-line ones end where they end', async (t) => {
  const { connection } = scripted([
    { say: '+OK ready\r\n' },
    { hear: 'LIST' },
    { say: '+OK\r\n1 5\r\n.\r\n+OK 1 5\r\n' },
  ]);
  const session = sessionOver(connection);
  t.match(await session.receive({ timeoutMs: PATIENT_MS }), { greeting: true, commandLine: null });
  await session.send(encodeCommand('LIST\r\nSTAT'));
  const list = await session.receive({ timeoutMs: PATIENT_MS });
  t.match(list, { commandLine: 'LIST', observation: { body: { octetCount: 5 } } });
  t.match(await session.receive({ timeoutMs: PATIENT_MS }), {
    commandLine: 'STAT',
    observation: { kind: 'reply' },
  });
  t.ok(session.isInSync);
  t.ok(session.hasSaid('STAT'));
});

t.test('the answer to a continuation is no command, and its reply one to AUTH', async (t) => {
  const { connection } = scripted([
    { say: '+OK\r\n' },
    { hear: 'AUTH PLAIN' },
    { say: '+ \r\n' },
    { hear: 'AGEAYg==' },
    { say: '+OK\r\n' },
  ]);
  const session = sessionOver(connection);
  await session.receive({ timeoutMs: PATIENT_MS });
  await session.send(encodeCommand('AUTH PLAIN'));
  t.match(await session.receive({ timeoutMs: PATIENT_MS }), { commandLine: 'AUTH PLAIN' });
  await session.send(encodeCommand('AGEAYg=='));
  t.match(await session.receive({ timeoutMs: PATIENT_MS }), { commandLine: 'AUTH PLAIN' });
});

t.test('a session with marked messages takes the marks back before it says QUIT', async (t) => {
  const { connection, heard } = scripted([
    { say: '+OK\r\n' },
    { hear: 'USER a' },
    { say: '+OK\r\n' },
    { hear: 'PASS b' },
    { say: '+OK\r\n' },
    { hear: 'DELE 1' },
    { say: '+OK\r\n' },
    { hear: 'RSET' },
    { say: '+OK\r\n' },
    { hear: 'QUIT' },
    { say: '+OK\r\n' },
    { end: 'fin' },
  ]);
  const session = sessionOver(connection);
  await session.receive({ timeoutMs: PATIENT_MS });
  for (const commandLine of ['USER a', 'PASS b', 'DELE 1']) {
    const observation = await session.ask(commandLine, PATIENT_MS);
    session.ledger = observe(session.ledger, { commandLine, observation }).ledger;
  }
  await endSession(session, PATIENT);
  t.strictSame((await heard).slice(-2), ['RSET', 'QUIT']);
});

t.test(
  'a session that retrieved messages is ended without QUIT where nobody can put them back',
  async (t) => {
    const { connection, heard } = scripted([
      { say: '+OK hello\r\n' },
      { hear: 'RETR 1' },
      { say: '+OK\r\nSubject: x\r\n\r\n.\r\n' },
      { end: 'fin' },
    ]);
    const session = sessionOver(connection);
    await session.receive({ timeoutMs: PATIENT_MS });
    await session.ask('RETR 1', PATIENT_MS);
    const { mayHoldMaildrop } = await endSession(session, { ...PATIENT, provisioner: noProvisioner() });
    t.notOk(connection.isOpen);
    t.strictSame(await heard, ['RETR 1']);
    t.notOk(mayHoldMaildrop, 'nobody had logged in');
  },
);

t.test('a session that is out of step is dropped without a word', async (t) => {
  const outOfStep: Readonly<Record<string, (session: ScenarioSession) => Promise<unknown>>> = {
    'the greeting was not read': async () => Promise.resolve(),
    'a reply is due': async (session) => {
      await session.receive({ timeoutMs: PATIENT_MS });
      await session.send(encodeCommand('NOOP'));
    },
    'half a command was sent': async (session) => {
      await session.receive({ timeoutMs: PATIENT_MS });
      await session.send(encodeRaw('NO'));
    },
    'a reply did not come': async (session) => {
      await session.receive({ timeoutMs: PATIENT_MS });
      await session.send(encodeCommand('NOOP'));
      await session.receive({ timeoutMs: 10 });
    },
  };
  for (const [name, prepare] of Object.entries(outOfStep)) {
    const { connection } = scripted([{ say: '+OK\r\n' }]);
    const session = sessionOver(connection);
    await prepare(session);
    t.notOk(session.isInSync, name);
    await endSession(session, PATIENT);
    t.notOk(connection.isOpen, name);
  }
});

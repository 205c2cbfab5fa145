import { setImmediate } from 'node:timers/promises';
import t from 'tap';
import { type Act, mockSocketPair } from '../../../fixtures/net-mock-socket.ts';
import type { Observation } from '../../../runner/model/observation.ts';
import { encodeCommand, latin1 } from '../../../runner/pop3/encode.ts';
import { type Connection, connectionOver } from '../../../runner/wire/connection.ts';
import { LONG_MS, rig, scripted, SHORT_MS, told } from './rig.ts';

type Ask = (connection: Connection) => Promise<Observation>;

const line: Ask = (connection) => connection.readReply({ multiLine: false, timeoutMs: LONG_MS });
const body: Ask = (connection) => connection.readReply({ multiLine: true, timeoutMs: LONG_MS });
const impatient: Ask = (connection) => connection.readReply({ multiLine: true, timeoutMs: SHORT_MS });
const closed: Ask = (connection) => connection.readClosed({ timeoutMs: LONG_MS });
const closedSoon: Ask = (connection) => connection.readClosed({ timeoutMs: SHORT_MS });
const silence: Ask = (connection) => connection.readSilence({ forMs: SHORT_MS });

interface Row {
  readonly name: string;
  readonly script: readonly Act[];
  readonly ask: Ask;
  readonly told: Record<string, unknown>;
}

const ROWS: readonly Row[] = [
  {
    name: 'a line is a reply',
    script: [{ say: '+OK ready\r\n' }],
    ask: line,
    told: { kind: 'reply', line: '+OK ready' },
  },
  {
    name: 'a reply may come in pieces',
    script: [{ say: ['+', 'OK\r', '\na\r', '\n.\r\n'] }],
    ask: body,
    told: { kind: 'reply', line: '+OK', body: 'a\r\n' },
  },
  {
    name: 'octets behind a reply that nothing awaits are its surplus',
    script: [{ say: '+OK\r\n-ERR and another\r\n' }],
    ask: line,
    told: { kind: 'reply', line: '+OK', surplus: '-ERR and another\r\n' },
  },
  {
    name: 'a surplus behind which the server ends the connection is a farewell',
    script: [{ say: '-ERR no\r\n-ERR that was one too many\r\n' }, { end: 'fin' }],
    ask: line,
    told: { kind: 'reply', line: '-ERR no', surplus: '-ERR that was one too many\r\n', isFarewell: true },
  },
  {
    name: 'a FIN before the reply is complete shows what had come',
    script: [{ say: '+OK rea' }, { end: 'fin' }],
    ask: line,
    told: { kind: 'closed', how: 'fin', partial: '+OK rea' },
  },
  {
    name: 'a FIN behind a complete reply does not hide it',
    script: [{ say: '+OK bye\r\n' }, { end: 'fin' }],
    ask: line,
    told: { kind: 'reply', line: '+OK bye' },
  },
  {
    name: 'a reset before the reply is complete shows what had come',
    script: [{ say: '+OK\r\n1 1' }, { end: 'reset' }],
    ask: body,
    told: { kind: 'closed', how: 'reset', partial: '+OK\r\n1 1' },
  },
  {
    name: 'nothing at all is a timeout',
    script: [],
    ask: impatient,
    told: { kind: 'timeout', partial: '' },
  },
  {
    name: 'a body without its terminator is a timeout that shows what had come',
    script: [{ say: '+OK\r\n..a\r\n' }],
    ask: impatient,
    told: { kind: 'timeout', partial: '+OK\r\n..a\r\n' },
  },
  {
    name: 'a line that is far too long is given up at the limit',
    script: [{ say: `+OK ${'x'.repeat(70_000)}` }],
    ask: line,
    told: { kind: 'limit', limit: 'line', octets: 65_536 },
  },
  {
    name: 'an awaited FIN is observed with nothing before it',
    script: [{ end: 'fin' }],
    ask: closed,
    told: { kind: 'closed', how: 'fin', partial: '' },
  },
  {
    name: 'what comes before an awaited FIN is kept',
    script: [{ say: ['-ERR ', 'bye\r\n'] }, { end: 'fin' }],
    ask: closed,
    told: { kind: 'closed', how: 'fin', partial: '-ERR bye\r\n' },
  },
  {
    name: 'an awaited ending may be a reset',
    script: [{ end: 'reset' }],
    ask: closed,
    told: { kind: 'closed', how: 'reset', partial: '' },
  },
  {
    name: 'a connection that stays open is a timeout',
    script: [{ say: 'still here' }],
    ask: closedSoon,
    told: { kind: 'timeout', partial: 'still here' },
  },
  {
    name: 'silence is observed',
    script: [],
    ask: silence,
    told: { kind: 'silence', forMs: SHORT_MS },
  },
  {
    name: 'a line breaks the silence',
    script: [{ say: '+OK hello\r\nmore' }],
    ask: silence,
    told: { kind: 'reply', line: '+OK hello', surplus: 'more' },
  },
  {
    name: 'a part of a line breaks the silence',
    script: [{ say: 'x' }],
    ask: silence,
    told: { kind: 'timeout', partial: 'x' },
  },
  {
    name: 'an ending breaks the silence',
    script: [{ end: 'fin' }],
    ask: silence,
    told: { kind: 'closed', how: 'fin', partial: '' },
  },
];

for (const row of ROWS) {
  t.test(row.name, async (t) => {
    const connection = scripted(row.script);
    t.strictSame(told(await row.ask(connection)), row.told);
    await connection.end();
  });
}

t.test('replies to a batch are read one after the other when more are awaited', async (t) => {
  const connection = scripted([{ say: '+OK one\r\n+OK two\r\n.\r\n+OK three\r\nextra' }]);
  const first = await connection.readReply({ multiLine: false, timeoutMs: LONG_MS, moreAwaited: true });
  const second = await connection.readReply({ multiLine: true, timeoutMs: LONG_MS, moreAwaited: true });
  const third = await connection.readReply({ multiLine: false, timeoutMs: LONG_MS });
  t.strictSame([first, second, third].map(told), [
    { kind: 'reply', line: '+OK one' },
    { kind: 'reply', line: '+OK two', body: '' },
    { kind: 'reply', line: '+OK three', surplus: 'extra' },
  ]);
  t.equal(connection.unread().length, 0, 'a surplus is not read again');
  await connection.end();
});

t.test('what has arrived unread can be looked at and is still there to be read', async (t) => {
  const connection = scripted([
    { say: '+OK one\r\n' },
    { hear: 'NOOP' },
    { say: ['+OK two\r\n', '+OK three\r\n'] },
  ]);
  await connection.send(encodeCommand('NOOP'));
  const wait = { multiLine: false, timeoutMs: LONG_MS, moreAwaited: true };
  await connection.readReply(wait);
  const before = latin1(connection.unread());
  const next = await connection.readReply(wait);
  t.strictSame(told(next), { kind: 'reply', line: '+OK two' });
  t.ok('+OK two\r\n+OK three\r\n'.startsWith(before));
  await connection.end();
});

t.test('octets that arrive between two reads are there for the next one', async (t) => {
  const { client, server } = mockSocketPair();
  const connection = connectionOver(client, rig());
  server.write('+OK one\r\n.\r\n');
  await body(connection);
  server.write('+OK two\r\n');
  while (connection.unread().length === 0) await setImmediate();
  server.end();
  while (connection.isOpen) await setImmediate();
  t.equal(latin1(connection.unread()), '+OK two\r\n');
  t.strictSame(told(await line(connection)), { kind: 'reply', line: '+OK two' });
  t.strictSame(told(await line(connection)), { kind: 'closed', how: 'fin', partial: '' });
  await connection.end();
});

t.test('every wait after an ending answers at once', async (t) => {
  const connection = scripted([{ say: '+OK bye\r\n' }, { end: 'fin' }]);
  await line(connection);
  for (const ask of [line, closed, silence, line]) {
    t.strictSame(told(await ask(connection)), { kind: 'closed', how: 'fin', partial: '' });
  }
  t.notOk(connection.isOpen);
  await connection.end();
});

t.test('two reads at a time are a mistake of the caller', async (t) => {
  const connection = scripted([]);
  const first = silence(connection);
  await t.rejects(line(connection), { message: 'one read at a time on a connection' });
  await first;
  await connection.end();
});

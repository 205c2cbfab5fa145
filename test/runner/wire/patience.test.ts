import type { Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import t from 'tap';
import { mockSocketPair } from '../../../fixtures/net-mock-socket.ts';
import type { Observation } from '../../../runner/model/observation.ts';
import { encodeCommand } from '../../../runner/pop3/encode.ts';
import { connectionOver } from '../../../runner/wire/connection.ts';
import { connected, LONG_MS, rig, scripted, SHORT_MS, told } from './rig.ts';

/** More than an end of a pair takes without being read. */
const LARGE = new Uint8Array(1024 ** 2);

/** A clock that goes on by as much with every look at it. */
function leaping(stepMs: number): { nowMs(): number } {
  let nowMs = 0;
  return { nowMs: () => (nowMs += stepMs) };
}

t.test('a server that drips is given up when ten times the idle time is over', async (t) => {
  const drips = Array.from({ length: 100 }, () => 'x');
  const connection = scripted([{ say: drips }], { clock: leaping(LONG_MS) });
  const seen = await connection.readReply({ multiLine: false, timeoutMs: LONG_MS });
  t.equal(seen.kind, 'timeout');
  t.ok(seen.kind === 'timeout' && seen.partial.length < 30, 'long before all drips had come');
  t.ok(seen.kind === 'timeout' && seen.afterMs >= 10 * LONG_MS);
  await connection.end();
});

t.test('a long reply may take longer than that, by its length', async (t) => {
  const idleMs = 5_000;
  const count = 60;
  const wait = { multiLine: true, timeoutMs: idleMs };
  const replyIn = async (piece: string): Promise<string> => {
    const pieces = Array.from({ length: count }, () => piece);
    const connection = scripted([{ say: ['+OK\r\n', ...pieces, '.\r\n'] }], { clock: leaping(1_000) });
    const { kind } = await connection.readReply(wait);
    await connection.end();
    return kind;
  };
  t.equal(await replyIn(`${'x'.repeat(256 * 1024)}\r\n`), 'reply', '15 MiB in 60 s');
  t.equal(await replyIn('x\r\n'), 'timeout', '180 octets in 60 s');
});

for (const end of ['\r\n', '']) {
  const outcome = end === '' ? 'timeout' : 'reply';
  t.test(`the idle time begins anew with every octet, up to a ${outcome}`, async (t) => {
    const { client, server } = mockSocketPair();
    const connection = connectionOver(client, rig());
    const reply = connection.readReply({ multiLine: false, timeoutMs: SHORT_MS });
    const startedMs = performance.now();
    while (performance.now() - startedMs < 4 * SHORT_MS) {
      server.write('x');
      await setImmediate();
    }
    server.write(`x${end}`);
    t.equal((await reply).kind, outcome);
    await connection.end();
  });
}

t.test('octets that came while this process stood still came in time', async (t) => {
  let heard: (socket: Socket) => void = () => undefined;
  const hearing = new Promise<Observation>((resolve) => {
    heard = (socket) => {
      socket.write('+OK\r\n');
      resolve(connection.readReply({ multiLine: false, timeoutMs: SHORT_MS }));
      const startedMs = performance.now();
      while (performance.now() - startedMs < 2 * SHORT_MS);
    };
  });
  const connection = await connected(t, (socket) => socket.once('data', () => heard(socket)));
  await connection.send(encodeCommand('NOOP'));
  t.equal((await hearing).kind, 'reply');
});

t.test('an abort ends a wait at once, and every later one', async (t) => {
  const abort = new AbortController();
  const connection = scripted([], { signal: abort.signal });
  const waiting = connection.readReply({ multiLine: false, timeoutMs: LONG_MS });
  abort.abort();
  t.strictSame(told(await waiting), { kind: 'timeout', partial: '' });
  t.equal((await connection.readClosed({ timeoutMs: LONG_MS })).kind, 'timeout');
  t.equal((await connection.readReply({ multiLine: false, timeoutMs: LONG_MS })).kind, 'timeout');
  await connection.end();
});

t.test('a send that the server does not take is stalled when its time is over', async (t) => {
  const { client } = mockSocketPair();
  const connection = connectionOver(client, rig({ timeoutMs: 1 }));
  t.equal(await connection.send(LARGE), 'stalled');
  await connection.end();
});

t.test('an abort ends a send at once', async (t) => {
  const abort = new AbortController();
  const { client } = mockSocketPair();
  const connection = connectionOver(client, rig({ signal: abort.signal }));
  const sending = connection.send(LARGE);
  abort.abort();
  t.equal(await sending, 'aborted');
  t.equal(await connection.send(encodeCommand('NOOP')), 'aborted');
  await connection.end();
});

t.test('a connection that was let go sends nothing and reads nothing', async (t) => {
  const connection = scripted([]);
  await connection.end();
  await connection.end();
  t.notOk(connection.isOpen);
  t.equal(await connection.send(encodeCommand('NOOP')), 'closed');
  t.equal((await connection.readReply({ multiLine: false, timeoutMs: LONG_MS })).kind, 'closed');
});

t.test('letting a connection go ends the wait on it', async (t) => {
  const connection = scripted([]);
  const waiting = connection.readReply({ multiLine: false, timeoutMs: LONG_MS });
  await connection.end();
  t.equal((await waiting).kind, 'closed');
});

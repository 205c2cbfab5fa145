import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { connect as connectSocket, type Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import t from 'tap';
import { encodeCommand, encodeRaw, latin1 } from '../../../runner/pop3/encode.ts';
import { type Connection, connectionOver } from '../../../runner/wire/connection.ts';
import { INBOX_LIMIT } from '../../../runner/wire/limits.ts';
import { connected, loopback, LONG_MS, rig, SHORT_MS, told } from './rig.ts';

const line = { multiLine: false, timeoutMs: LONG_MS };
const body = { multiLine: true, timeoutMs: LONG_MS };

/** What the server sees of the client until its end: octets, and whether they ended in order. */
async function heardBy(
  socket: Socket,
): Promise<{ readonly octets: string; readonly ended: 'fin' | 'reset' }> {
  let octets = '';
  socket.on('data', (chunk: Buffer) => (octets += chunk.toString('latin1')));
  const ended = await Promise.race([
    once(socket, 'end').then(() => 'fin' as const),
    new Promise<'reset'>((resolve) => socket.on('error', () => resolve('reset'))),
  ]);
  return { octets, ended };
}

t.test('a greeting and an exchange go over TCP', async (t) => {
  const connection = await connected(t, (socket) => {
    socket.write('+OK ready\r\n');
    socket.on('data', (chunk: Buffer) => socket.write(`+OK got ${chunk.toString().trim()}\r\n`));
  });
  t.strictSame(told(await connection.readReply(line)), { kind: 'reply', line: '+OK ready' });
  t.equal(await connection.send(encodeCommand('NOOP')), 'sent');
  t.strictSame(told(await connection.readReply(line)), { kind: 'reply', line: '+OK got NOOP' });
  t.ok(connection.isOpen);
});

t.test("the server's FIN is seen, and octets can still be sent behind it", async (t) => {
  const heard: Promise<unknown>[] = [];
  const connection = await connected(t, (socket) => {
    heard.push(heardBy(socket));
    socket.end('+OK bye\r\n');
  });
  await connection.readReply(line);
  t.strictSame(told(await connection.readClosed({ timeoutMs: LONG_MS })), {
    kind: 'closed',
    how: 'fin',
    partial: '',
  });
  t.notOk(connection.isOpen);
  t.equal(await connection.send(encodeCommand('QUIT')), 'sent');
  await connection.close('half');
  t.strictSame(await Promise.all(heard), [{ octets: 'QUIT\r\n', ended: 'fin' }]);
});

t.test("the server's RST is seen as a reset", async (t) => {
  const connection = await connected(t, (socket) => socket.once('data', () => socket.resetAndDestroy()));
  await connection.send(encodeCommand('NOOP'));
  t.strictSame(told(await connection.readReply(line)), { kind: 'closed', how: 'reset', partial: '' });
  t.notOk(connection.isOpen);
});

t.test('sending to a server that is gone ends as a reset, not as an exception', async (t) => {
  const connection = await connected(t, (socket) => {
    socket.end(() => socket.destroy());
  });
  await connection.readClosed({ timeoutMs: LONG_MS });
  let outcome = 'sent';
  while (outcome === 'sent') {
    outcome = await connection.send(encodeCommand('NOOP'));
    await setImmediate();
  }
  t.equal(outcome, 'closed');
  t.equal((await connection.readReply(line)).kind, 'closed');
});

t.test('behind a half-close the server sees the end, and its answer still comes', async (t) => {
  const heard: Promise<unknown>[] = [];
  const connection = await connected(t, (socket) => {
    heard.push(heardBy(socket));
    socket.once('end', () => socket.end('+OK late\r\n'));
  });
  await connection.send(encodeCommand('NOOP'));
  await connection.close('half');
  t.strictSame(told(await connection.readReply(line)), { kind: 'reply', line: '+OK late' });
  t.strictSame(told(await connection.readReply(line)), { kind: 'closed', how: 'fin', partial: '' });
  t.equal(await connection.send(encodeCommand('NOOP')), 'closed');
  t.strictSame(await Promise.all(heard), [{ octets: 'NOOP\r\n', ended: 'fin' }]);
});

t.test('a whole close reaches the server as FIN behind all octets', async (t) => {
  const heard: Promise<unknown>[] = [];
  const connection = await connected(t, (socket) => heard.push(heardBy(socket)));
  await connection.send(encodeCommand('NOOP'));
  await connection.close('fin');
  t.strictSame(await Promise.all(heard), [{ octets: 'NOOP\r\n', ended: 'fin' }]);
  t.notOk(connection.isOpen);
});

t.test('a reset reaches the server as RST', async (t) => {
  const heard: Promise<unknown>[] = [];
  const connection = await connected(t, (socket) => {
    heard.push(heardBy(socket));
    socket.write('+OK\r\n');
  });
  await connection.readReply(line);
  await connection.close('reset');
  t.strictSame(await Promise.all(heard), [{ octets: '', ended: 'reset' }]);
});

t.test('a server that floods is held back by TCP while nobody reads', async (t) => {
  const connection = await connected(t, (socket) => flood(socket, encodeRaw('+OK flood\r\n'.repeat(6000))));
  await untilFull(connection);
  for (let turn = 0; turn < 2000; turn++) await setImmediate();
  t.ok(connection.unread().length < 2 * INBOX_LIMIT, 'it stays at the bound while the server goes on');
  t.equal((await connection.readReply({ ...line, moreAwaited: true })).kind, 'reply');
});

t.test('what was held back arrives whole and in order once it is read', async (t) => {
  const content = Array.from({ length: 300_000 }, (_, index) => `line ${index}\r\n`).join('');
  const connection = await connected(t, (socket) => socket.write(`+OK\r\n${content}.\r\n+OK end\r\n`));
  await untilFull(connection);
  const seen = await connection.readReply({ ...body, moreAwaited: true });
  const sha256 = createHash('sha256').update(content).digest('hex');
  t.match(seen, { kind: 'reply', body: { octetCount: content.length, sha256, truncated: true } });
  t.strictSame(told(await connection.readReply(line)), { kind: 'reply', line: '+OK end' });
});

t.test('a line without end is given up at the limit', async (t) => {
  const connection = await connected(t, (socket) => flood(socket, encodeRaw('x'.repeat(50_000))));
  const seen = await connection.readReply(line);
  t.match(seen, { kind: 'limit', limit: 'line', octets: 65_536 });
  t.equal(seen.kind === 'limit' && latin1(seen.partial.subarray(0, 3)), 'xxx');
});

t.test('a body without end does not outlast its time', async (t) => {
  const piece = encodeRaw('a line of it\r\n'.repeat(4000));
  const connection = await connected(
    t,
    (socket) => {
      socket.write('+OK\r\n');
      flood(socket, piece);
    },
    { clock: { nowMs: () => performance.now() * 1_000_000 } },
  );
  const seen = await connection.readReply({ ...body, timeoutMs: LONG_MS });
  t.equal(seen.kind, 'timeout');
});

t.test('a flood does not keep an awaited ending waiting for ever', async (t) => {
  const connection = await connected(t, (socket) => flood(socket, encodeRaw('+OK\r\n'.repeat(10_000))));
  const seen = await connection.readClosed({ timeoutMs: SHORT_MS });
  t.equal(seen.kind, 'timeout');
  t.equal(seen.partial.length, 65_536, 'what is kept of it is bounded');
});

t.test('an abort ends a wait on TCP at once', async (t) => {
  const abort = new AbortController();
  const connection = await connected(t, (socket) => socket.once('data', () => abort.abort()), {
    signal: abort.signal,
  });
  await connection.send(encodeCommand('NOOP'));
  t.equal((await connection.readReply(line)).kind, 'timeout');
});

t.test('a send is stalled when the server does not read, and letting go frees everything', async (t) => {
  const server = await loopback((socket) => socket.pause());
  const socket = connectSocket(server.port, '127.0.0.1');
  await once(socket, 'connect');
  const connection = connectionOver(socket, rig({ timeoutMs: SHORT_MS }));
  t.equal(await connection.send(new Uint8Array(64 * 1024 ** 2)), 'stalled');
  await connection.end();
  t.ok(socket.destroyed);
  await server.close();
});

/** Waits until so much has arrived that the connection stops reading. */
async function untilFull(connection: Connection): Promise<void> {
  while (connection.unread().length < INBOX_LIMIT) await setImmediate();
}

/** Writes for ever, as fast as it is taken. */
function flood(socket: Socket, piece: Uint8Array): void {
  socket.write(piece, (error) => {
    if (!error) flood(socket, piece);
  });
}

import type { Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';
import t from 'tap';
import type { HandshakeTrouble, TlsVersion } from '../../../runner/model/tls.ts';
import { failureFrom, notOffered } from '../../../runner/wire/handshake-failure.ts';
import { TlsClient } from '../../../runner/wire/tls-client.ts';
import { connected, LONG_MS, rig, SHORT_MS } from './rig.ts';
import { trust } from './tls-rig.ts';

/** What a server does once the ClientHello has come. */
type Answer = (socket: Socket) => void;

interface Row {
  readonly name: string;
  readonly answer: Answer;
  readonly cause: HandshakeTrouble;
  readonly message: RegExp;
  readonly timeoutMs?: number;
  readonly version?: TlsVersion;
}

const HANDSHAKE_FAILURE = Buffer.from([0x15, 3, 3, 0, 2, 2, 40]);
const RECORD_OF_NOTHING = Buffer.from([0x16, 3, 3, 0x40, 0]);

const ROWS: readonly Row[] = [
  {
    name: 'an answer in clear',
    answer: (socket) => socket.write('-ERR what?\r\n'),
    cause: 'plain-text',
    message: /^the server answered the ClientHello with plain text: "-ERR what\?\\r\\n"$/,
  },
  {
    name: 'the beginning of an answer in clear',
    answer: (socket) => socket.write('+OK'),
    timeoutMs: SHORT_MS,
    cause: 'plain-text',
    message: /"\+OK"$/,
  },
  {
    name: 'an answer in clear and the end of the connection',
    answer: (socket) => socket.end('-ERR\r\n'),
    cause: 'plain-text',
    message: /"-ERR\\r\\n"$/,
  },
  {
    name: 'another protocol',
    answer: (socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'),
    cause: 'plain-text',
    message: /with plain text, as HTTP does: "HTTP/,
  },
  {
    name: 'garbage',
    answer: (socket) => socket.write(Buffer.from('\xff\x00\x01\x02\x03\x04\x05\x06', 'latin1')),
    cause: 'garbage',
    message: /^the server answered the ClientHello with octets that are no TLS: "\\xff\\0/,
  },
  {
    name: 'endless garbage',
    answer: (socket) => {
      const more = (): void => {
        if (!socket.destroyed) socket.write(Buffer.alloc(65_536, 0xee), more);
      };
      more();
    },
    cause: 'garbage',
    message: /octets that are no TLS/,
  },
  {
    name: 'records of TLS that hold nothing sensible',
    answer: (socket) => socket.write(Buffer.concat([RECORD_OF_NOTHING, Buffer.alloc(0x4000, 0xff)])),
    cause: 'disagreement',
    message: /^this client cannot go on with the server's TLS: /,
  },
  {
    name: 'an alert',
    answer: (socket) => socket.write(HANDSHAKE_FAILURE),
    cause: 'alert',
    message: /^the server refused the handshake: alert "handshake failure"$/,
  },
  {
    name: 'the end of the connection',
    answer: (socket) => socket.end(),
    cause: 'closed',
    message: /^the server closed the connection during the handshake$/,
  },
  {
    name: 'a reset',
    answer: (socket) => socket.resetAndDestroy(),
    cause: 'reset',
    message: /^the server reset the connection during the handshake \(E\w+\)$/,
  },
  {
    name: 'silence',
    answer: () => undefined,
    timeoutMs: SHORT_MS,
    cause: 'silence',
    message: /^the server did not answer the ClientHello within \d+ ms$/,
  },
  {
    name: 'half a record',
    answer: (socket) => socket.write(RECORD_OF_NOTHING),
    timeoutMs: SHORT_MS,
    cause: 'timeout',
    message: /^the server did not complete the handshake within \d+ ms$/,
  },
];

for (const { name, answer, cause, message, timeoutMs = LONG_MS, version } of ROWS) {
  t.test(`a handshake answered by ${name} comes to nothing: ${cause}`, async (t) => {
    const recorded = rig();
    const connection = await connected(
      t,
      (socket) => {
        socket.once('data', () => answer(socket));
      },
      recorded,
    );
    const handshake = { client: new TlsClient(), host: '127.0.0.1', timeoutMs, version };
    const failure = await connection.startTls(handshake);
    t.match(failure, { kind: 'handshake-failure', cause, message });
    t.notOk(connection.isOpen);
    t.equal(connection.tls, null);
    t.equal((await connection.readReply({ multiLine: false, timeoutMs: LONG_MS })).kind, 'closed');
    t.equal(await connection.send(Buffer.from('NOOP\r\n')), 'closed');
    const told = recorded.recorder.entries().map(({ text }) => text);
    t.strictSame(told.slice(1), ['TLS handshake begins', `no TLS: ${failure?.message ?? ''}`]);
  });
}

t.test('a version that the server does not take is refused by alert', async (t) => {
  const { loopback: own } = await trust();
  const secureContext = createSecureContext({ cert: own.certificate, key: own.key, minVersion: 'TLSv1.2' });
  const connection = await connected(t, (socket) => {
    new TLSSocket(socket, { isServer: true, secureContext }).on('error', () => undefined);
  });
  const client = new TlsClient();
  const failure = await connection.startTls({ client, host: 'x', timeoutMs: LONG_MS, version: '1.1' });
  t.match(failure, { cause: 'alert', message: /alert "protocol version"$/ });
});

t.test('an end of the run ends a handshake', async (t) => {
  const controller = new AbortController();
  const connection = await connected(t, (socket) => socket.once('data', () => controller.abort()), {
    signal: controller.signal,
  });
  const failure = await connection.startTls({ client: new TlsClient(), host: 'x', timeoutMs: LONG_MS });
  t.match(failure, { cause: 'aborted' });
});

t.test('without a connection there is no handshake', async (t) => {
  const connection = await connected(t, (socket) => socket.end());
  await connection.readClosed({ timeoutMs: LONG_MS });
  const failure = await connection.startTls({ client: new TlsClient(), host: 'x', timeoutMs: LONG_MS });
  t.match(failure, { cause: 'closed', message: /before the handshake$/ });
});

t.test('clear text that nobody read is not taken for TLS', async (t) => {
  const { authority, loopback: own } = await trust();
  const connection = await connected(t, (socket) => {
    socket.write('+OK\r\n+OK unasked\r\n');
    const secureContext = createSecureContext({ cert: own.certificate, key: own.key });
    new TLSSocket(socket, { isServer: true, secureContext }).on('error', () => undefined);
  });
  await connection.readReply({ multiLine: false, timeoutMs: LONG_MS, moreAwaited: true });
  t.equal(Buffer.from(connection.unread()).toString(), '+OK unasked\r\n');
  const client = new TlsClient({ ca: authority.certificate });
  t.equal(await connection.startTls({ client, host: '127.0.0.1', timeoutMs: LONG_MS }), null);
  t.equal(connection.unread().length, 0);
});

t.test('what this client cannot offer is told apart', (t) => {
  const error = Object.assign(new Error('x'), { code: 'ERR_SSL_NO_PROTOCOLS_AVAILABLE' });
  const message = 'this client cannot offer that: no protocols available';
  const wreck = { first: new Uint8Array(), hasEnded: false, failure: null, error };
  t.strictSame(failureFrom(wreck), { kind: 'handshake-failure', cause: 'unsupported', message });
  t.strictSame(notOffered(error), { kind: 'handshake-failure', cause: 'unsupported', message });
  t.end();
});

import { once } from 'node:events';
import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import t, { type Test } from 'tap';
import { selfSigned } from '../../../fixtures/certificates.ts';
import { encodeCommand } from '../../../runner/pop3/encode.ts';
import type { TlsVersion } from '../../../runner/model/tls.ts';
import { connect } from '../../../runner/wire/connect.ts';
import type { Connection } from '../../../runner/wire/connection.ts';
import { TlsClient } from '../../../runner/wire/tls-client.ts';
import { connected, loopback, LONG_MS, rig, told } from './rig.ts';
import { serveTls, trust } from './tls-rig.ts';

const line = { multiLine: false, timeoutMs: LONG_MS };
const body = { multiLine: true, timeoutMs: LONG_MS };

/** A connection to a server that greets, says yes to the first line, and then speaks TLS. */
async function upgraded(
  t: Test,
  serve: (secure: TLSSocket, socket: Socket) => void,
  { version, certificate }: { version?: TlsVersion; certificate?: { certificate: string; key: string } } = {},
): Promise<Connection> {
  const { authority, loopback: own } = await trust();
  const connection = await connected(t, (socket) => {
    socket.write('+OK ready\r\n');
    socket.once('data', () => {
      socket.write('+OK begin\r\n', () => serve(serveTls(socket, certificate ?? own), socket));
    });
  });
  await connection.readReply(line);
  await connection.send(encodeCommand('STLS'));
  await connection.readReply(line);
  const client = new TlsClient({ ca: authority.certificate });
  const failure = await connection.startTls({ client, host: '127.0.0.1', timeoutMs: LONG_MS, version });
  t.equal(failure, null);
  return connection;
}

t.test('a connection goes on under TLS, and its transcript holds what was said', async (t) => {
  const recorderRig = rig();
  const { authority, loopback: own } = await trust();
  const connection = await connected(
    t,
    (socket) => {
      socket.write('+OK ready\r\n');
      socket.once('data', () =>
        socket.write('+OK begin\r\n', () => {
          const secure = serveTls(socket, own);
          secure.on('data', () => secure.write('+OK under TLS\r\n'));
        }),
      );
    },
    recorderRig,
  );
  await connection.readReply(line);
  await connection.send(encodeCommand('STLS'));
  await connection.readReply(line);
  const client = new TlsClient({ ca: authority.certificate });
  t.equal(connection.tls, null);
  t.equal(await connection.startTls({ client, host: '127.0.0.1', timeoutMs: LONG_MS }), null);
  await connection.send(encodeCommand('NOOP'));
  t.strictSame(told(await connection.readReply(line)), { kind: 'reply', line: '+OK under TLS' });
  t.match(connection.tls, { version: '1.3', trusted: true, nameMatches: true, problem: '' });
  t.equal(connection.tls?.subject, '127.0.0.1');
  t.match(connection.tls?.validTo, /^\d{4}-\d\d-\d\dT/);
  t.match(
    recorderRig.recorder.entries().map(({ from, text }) => `${from} ${text}`),
    [
      /^event connected/,
      'S +OK ready\r\n',
      'C STLS\r\n',
      'S +OK begin\r\n',
      'event TLS handshake begins',
      /^event TLS 1\.3, TLS_AES_256_GCM_SHA384, certificate of 127\.0\.0\.1$/,
      'C NOOP\r\n',
      'S +OK under TLS\r\n',
    ],
  );
});

for (const version of ['1.0', '1.1', '1.2', '1.3'] as const) {
  t.test(`TLS ${version} can be offered by itself`, async (t) => {
    const connection = await upgraded(t, () => undefined, { version });
    t.equal(connection.tls?.version, version);
  });
}

t.test('a multi-line reply of a megabyte comes through, and large sends go out', async (t) => {
  const text = `${'x'.repeat(70)}\r\n`.repeat(15_000);
  let heard = 0;
  const connection = await upgraded(t, (secure) => {
    secure.on('data', (chunk: Buffer) => {
      heard += chunk.length;
      if (heard >= 1_000_000) secure.write(`+OK\r\n${text}.\r\n`);
    });
  });
  t.equal(await connection.send(Buffer.alloc(1_000_000, 'a')), 'sent');
  const seen = await connection.readReply(body);
  t.equal(seen.kind === 'reply' && seen.body?.octetCount, text.length);
});

t.test('an end under TLS is seen, and whether the server announced it', async (t) => {
  const announced = await upgraded(t, (secure) => secure.end('+OK bye\r\n'));
  await announced.readReply(line);
  t.match(await announced.readClosed({ timeoutMs: LONG_MS }), { kind: 'closed', how: 'fin' });
  t.equal(announced.wasEndAnnounced, true);
  const cut = await upgraded(t, (secure, socket) => secure.write('+OK bye\r\n', () => socket.destroySoon()));
  await cut.readReply(line);
  t.match(await cut.readClosed({ timeoutMs: LONG_MS }), { kind: 'closed', how: 'fin' });
  t.equal(cut.wasEndAnnounced, false);
});

t.test('a reset under TLS is seen as one', async (t) => {
  const connection = await upgraded(t, (secure, socket) => {
    secure.once('data', () => socket.resetAndDestroy());
  });
  await connection.send(encodeCommand('NOOP'));
  t.match(await connection.readReply(line), { kind: 'closed', how: 'reset' });
  t.equal(connection.wasEndAnnounced, false);
});

t.test('octets that are no TLS end the connection', async (t) => {
  const connection = await upgraded(t, (secure, socket) => {
    secure.once('data', () => socket.write('+OK in clear\r\n'));
  });
  await connection.send(encodeCommand('NOOP'));
  t.match(await connection.readReply(line), { kind: 'closed', how: 'reset', partial: new Uint8Array() });
});

const CLOSES = [
  ['fin', 'end'],
  ['half', 'end'],
  ['reset', 'ECONNRESET'],
] as const;

for (const [how, seen] of CLOSES) {
  t.test(`${how} from the client's side is seen by the server`, async (t) => {
    const ends: Promise<string>[] = [];
    const connection = await upgraded(t, (secure) => {
      secure.resume();
      ends.push(
        Promise.race([
          once(secure, 'end').then(() => 'end'),
          new Promise<string>((resolve) =>
            secure.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message)),
          ),
        ]),
      );
      if (how === 'half') secure.on('end', () => secure.end('+OK still here\r\n'));
      secure.write('+OK\r\n');
    });
    await connection.readReply(line);
    await connection.close(how);
    t.strictSame(await Promise.all(ends), [seen]);
    if (how === 'half') {
      t.strictSame(told(await connection.readReply(line)), { kind: 'reply', line: '+OK still here' });
    }
  });
}

t.test('TLS within TLS', async (t) => {
  const { authority, loopback: own } = await trust();
  const connection = await upgraded(t, (secure) => {
    secure.once('data', () => {
      secure.write('+OK again\r\n', () => {
        const inner = serveTls(secure, own);
        inner.on('data', () => inner.write('+OK inner\r\n'));
      });
    });
  });
  await connection.send(encodeCommand('STLS'));
  await connection.readReply(line);
  const client = new TlsClient({ ca: authority.certificate });
  t.equal(await connection.startTls({ client, host: '127.0.0.1', timeoutMs: LONG_MS }), null);
  await connection.send(encodeCommand('NOOP'));
  t.strictSame(told(await connection.readReply(line)), { kind: 'reply', line: '+OK inner' });
  await connection.close('reset');
});

t.test('implicit TLS: the handshake comes before anything else', async (t) => {
  const { authority, loopback: own } = await trust();
  const server = await loopback((socket) => {
    serveTls(socket, own).write('+OK ready\r\n');
  });
  t.teardown(() => server.close());
  const tls = new TlsClient({ ca: authority.certificate });
  const connection = await connect({ ...rig(), host: '127.0.0.1', port: server.port, tls });
  if (connection.kind !== 'connection') throw new Error(connection.message);
  t.strictSame(told(await connection.readReply(line)), { kind: 'reply', line: '+OK ready' });
  t.equal(connection.tls?.problem, '');
  await connection.end();
});

t.test('implicit TLS where the server greets in clear', async (t) => {
  const server = await loopback((socket) => socket.write('+OK ready\r\n'));
  t.teardown(() => server.close());
  const failure = await connect({ ...rig(), host: '127.0.0.1', port: server.port, tls: new TlsClient() });
  t.match(failure, { kind: 'connect-failure', cause: 'tls', handshake: { cause: 'plain-text' } });
  t.match(
    failure.kind === 'connect-failure' && failure.message,
    /^no TLS at 127\.0\.0\.1 .*"\+OK ready\\r\\n"$/,
  );
});

t.test(
  'what is wrong with a certificate is told, and does not keep the connection from going on',
  async (t) => {
    const { authority } = await trust();
    const day = 86_400_000;
    const past = { validFrom: new Date(Date.now() - 2 * day), validTo: new Date(Date.now() - day) };
    const future = { validFrom: new Date(Date.now() + day), validTo: new Date(Date.now() + 2 * day) };
    const names = ['127.0.0.1'];
    const rows = [
      [await selfSigned({ names }), false, true, /^it is self-signed$/],
      [await authority.issue({ names, ...past }), true, true, /^it expired on \d{4}-\d\d-\d\d$/],
      [
        await authority.issue({ names, ...future }),
        true,
        true,
        /^it is not yet valid, but from \d{4}-\d\d-\d\d on$/,
      ],
      [
        await selfSigned({ names, ...past }),
        false,
        true,
        /^nobody who is trusted vouches for it; it expired on/,
      ],
      [
        await authority.issue({ names: ['mail.example', '*.mail.example'] }),
        true,
        false,
        /^it is for mail\.example, \*\.mail\.example, not for 127\.0\.0\.1$/,
      ],
    ] as const;
    for (const [certificate, trusted, nameMatches, problem] of rows) {
      const connection = await upgraded(t, () => undefined, { certificate });
      const inDate = !/expired|not yet valid/.test(String(problem));
      t.match(connection.tls, { trusted, nameMatches, problem, inDate });
    }
  },
);

t.test('a certificate of an unknown authority is not trusted', async (t) => {
  const { loopback: own } = await trust();
  const server = await loopback((socket) => serveTls(socket, own));
  t.teardown(() => server.close());
  const connection = await connect({ ...rig(), host: '127.0.0.1', port: server.port, tls: new TlsClient() });
  if (connection.kind !== 'connection') throw new Error(connection.message);
  t.match(connection.tls, { trusted: false, problem: /^its issuer is not trusted, or a certificate/ });
  await connection.end();
});

t.test('another name than the host can be asked for', async (t) => {
  const { authority } = await trust();
  const certificate = await authority.issue({ names: ['mail.example'] });
  const asked: string[] = [];
  const server = await loopback((socket) => {
    serveTls(socket, certificate, {
      SNICallback: (name, done) => {
        asked.push(name);
        done(null);
      },
    });
  });
  t.teardown(() => server.close());
  const tls = new TlsClient({ ca: authority.certificate, servername: 'mail.example' });
  const connection = await connect({ ...rig(), host: '127.0.0.1', port: server.port, tls });
  if (connection.kind !== 'connection') throw new Error(connection.message);
  t.equal(connection.tls?.problem, '');
  t.strictSame(asked, ['mail.example']);
  await connection.end();
});

t.test('the client shows its certificate', async (t) => {
  const { authority, loopback: own } = await trust();
  const { certificate, key } = await authority.issue({ names: ['alice'] });
  const shown: unknown[] = [];
  const server = await loopback((socket) => {
    const secure = serveTls(socket, own, { requestCert: true, rejectUnauthorized: false });
    secure.once('secure', () => {
      shown.push(secure.getPeerCertificate().subject.CN);
      secure.write('+OK ready\r\n');
    });
  });
  t.teardown(() => server.close());
  const tls = new TlsClient({ ca: authority.certificate, certificate, key });
  const connection = await connect({ ...rig(), host: '127.0.0.1', port: server.port, tls });
  if (connection.kind !== 'connection') throw new Error(connection.message);
  await connection.readReply(line);
  t.strictSame(shown, ['alice']);
  await connection.end();
});

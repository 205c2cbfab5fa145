import type { Socket } from 'node:net';
import t, { type Test } from 'tap';
import { selfSigned } from '../../../../fixtures/certificates.ts';
import type { TargetTls } from '../../../../runner/execute/environment/environment.ts';
import { DEFAULT_LIMITS } from '../../../../runner/execute/environment/limits.ts';
import { probe, type Probe } from '../../../../runner/execute/probe/probe.ts';
import { startClock } from '../../../../runner/wire/clock.ts';
import { TlsClient } from '../../../../runner/wire/tls-client.ts';
import { serveTls, trust } from '../../wire/tls-rig.ts';
import { ALICE } from '../run-plan.ts';
import { onLines, pop3Of, tinyServer } from '../tiny-server.ts';
import { startSecure, type SecureWish } from '../tls-target.ts';

const PATIENT_MS = 10_000;
const SHORT_MS = 300;

async function probePort(port: number, tls: TargetTls, timeoutMs = PATIENT_MS): Promise<Probe> {
  const limits = { ...DEFAULT_LIMITS, loginRetryMs: 60, loginRetryEveryMs: 10, epilogueMs: 100 };
  const target = { host: '127.0.0.1', port, timeoutMs, tls };
  return probe({ target, account: ALICE, clock: startClock(), limits });
}

async function probed(t: Test, way: TargetTls['way'], wish: SecureWish = {}): Promise<Probe> {
  const { port, tls } = await startSecure(t, way, wish);
  return probePort(port, tls);
}

t.test('by STLS: asked in clear, then under TLS', async (t) => {
  const { stop, target, offered, login, greetsAgain } = await probed(t, 'starttls');
  t.match({ stop, login, greetsAgain }, { stop: null, login: 'user-pass', greetsAgain: 'no' });
  t.match(target.tls, { way: 'starttls', version: '1.3', trusted: true, nameMatches: true, problem: '' });
  t.ok(target.capabilities.beforeTls?.includes('STLS'));
  t.notOk(target.capabilities.authorization?.includes('STLS'));
  for (const feature of ['STLS', 'TLS', 'UIDL', 'SASL-SCRAM-SHA-256-PLUS']) {
    t.ok(target.features.includes(feature), feature);
    t.ok(offered.underTls.includes(feature), feature);
  }
  t.ok(offered.inClear.includes('STLS'));
  t.notOk(offered.inClear.includes('SASL-SCRAM-SHA-256-PLUS'));
});

t.test('from the first octet', async (t) => {
  const { stop, target, offered } = await probed(t, 'implicit');
  t.equal(stop, null);
  t.match(target.tls, { way: 'implicit', version: '1.3', problem: '' });
  t.notOk('beforeTls' in target.capabilities);
  t.ok(offered.underTls.includes('TLS'));
  t.notOk(offered.underTls.includes('STLS'));
  t.strictSame(offered.inClear, []);
});

t.test('in clear, a server with STLS is looked at under TLS once', async (t) => {
  const { stop, target, offered } = await probed(t, 'none');
  t.equal(stop, null);
  t.match(target.tls, { way: 'none', version: '1.3' });
  t.ok(target.capabilities.authorization?.includes('STLS'));
  t.match(target.capabilities.underTls?.join(), /SCRAM-SHA-256-PLUS/);
  t.ok(offered.underTls.includes('SASL-SCRAM-SHA-256-PLUS'));
  t.notOk(offered.inClear.includes('SASL-SCRAM-SHA-256-PLUS'));
  t.notOk(target.features.includes('TLS'));
});

const DAY_MS = 86_400_000;

t.test('a certificate that is not to be trusted ends the run, unless that is wanted', async (t) => {
  const { authority } = await trust();
  const names = ['127.0.0.1'];
  const past = { validFrom: new Date(Date.now() - 2 * DAY_MS), validTo: new Date(Date.now() - DAY_MS) };
  const rows = [
    [
      await selfSigned({ names }),
      /is not to be trusted: it is self-signed\. Give its authority with --ca FILE, or go/,
    ],
    [
      await authority.issue({ names: ['mail.example'] }),
      /it is for mail\.example, not for 127.* --servername NAME, or/,
    ],
    [await authority.issue({ names, ...past }), /it expired on [\d-]+\. Go on all the same with --insecure$/],
  ] as const;
  for (const [certificate, message] of rows) {
    for (const way of ['starttls', 'implicit'] as const) {
      const { stop, target } = await probed(t, way, { certificate });
      t.match(stop, { cause: 'no-tls', message });
      t.match(target.tls, { way, problem: /./ });
      t.match(await probed(t, way, { certificate, check: 'any' }), { stop: null });
    }
    t.match(await probed(t, 'none', { certificate }), { stop: null });
  }
});

/** Greets, has no CAPA, and answers STLS so. */
function answering(toStls: (socket: Socket) => void): (socket: Socket) => void {
  return (socket) => {
    socket.write('+OK ready\r\n');
    onLines(socket, (line) => {
      if (line === 'STLS') toStls(socket);
      else socket.write(line === 'CAPA' ? '+OK\r\nSTLS\r\n.\r\n' : '-ERR\r\n');
    });
  };
}

const begin = (answer: (socket: Socket) => void) => (socket: Socket) => {
  socket.removeAllListeners('data');
  socket.write('+OK begin\r\n');
  socket.once('data', () => answer(socket));
};

const BY_STLS = {
  refused: [
    (socket: Socket) => socket.write('-ERR not now\r\n'),
    /^STLS was answered with "-ERR not now"\. To test it/,
  ],
  'an end': [(socket: Socket) => socket.end(), /^STLS was answered with the connection was closed/],
  'plain text': [
    begin((socket) => socket.write('-ERR what?\r\n')),
    /^Behind STLS the server answered the ClientHello with plain text: "-ERR/,
  ],
  garbage: [begin((socket) => socket.write(Buffer.alloc(20))), /octets that are no TLS/],
  'an alert': [
    begin((socket) => socket.write(Buffer.from([0x15, 3, 3, 0, 2, 2, 40]))),
    /refused the handshake: alert "handshake failure"\. Does it want a certificate of the client/,
  ],
  'the end of the connection': [
    begin((socket) => socket.end()),
    /Behind STLS the server closed the connection/,
  ],
  'a reset': [begin((socket) => socket.resetAndDestroy()), /Behind STLS the server reset the connection/],
  silence: [
    begin(() => undefined),
    /did not answer the ClientHello within \d+ ms\. Does it need a longer --timeout\?/,
  ],
} as const;

for (const [what, [toStls, message]] of Object.entries(BY_STLS)) {
  t.test(`the run ends when STLS is answered by ${what}`, async (t) => {
    const server = await tinyServer(answering(toStls));
    t.teardown(() => server.close());
    const tls = { way: 'starttls', client: new TlsClient(), certificate: 'any' } as const;
    const { stop } = await probePort(server.port, tls, what === 'silence' ? SHORT_MS : PATIENT_MS);
    t.match(stop, { cause: 'no-tls', message });
  });
}

t.test('a server without STLS is told apart', async (t) => {
  const server = await tinyServer(pop3Of({ STLS: '-ERR unknown' }));
  t.teardown(() => server.close());
  const tls = { way: 'starttls', client: new TlsClient(), certificate: 'any' } as const;
  const { stop, target } = await probePort(server.port, tls);
  t.match(stop, { cause: 'no-tls', message: /"-ERR unknown", and is not announced\. Say --tls none/ });
  t.strictSame(target.features.includes('STLS'), false);
});

const IMPLICIT = {
  'a greeting in clear': [
    (socket: Socket) => socket.write('+OK ready\r\n'),
    /plain text: "\+OK ready\\r\\n"\. Is it a port/,
  ],
  silence: [() => undefined, /did not answer the ClientHello .* --tls starttls or --tls none$/],
  'the end': [(socket: Socket) => socket.end(), /closed the connection during the handshake/],
} as const;

for (const [what, [behaviour, message]] of Object.entries(IMPLICIT)) {
  t.test(`the run ends when implicit TLS meets ${what}`, async (t) => {
    const server = await tinyServer(behaviour);
    t.teardown(() => server.close());
    const tls = { way: 'implicit', client: new TlsClient(), certificate: 'any' } as const;
    const { stop } = await probePort(server.port, tls, what === 'silence' ? SHORT_MS : PATIENT_MS);
    t.match(stop, { cause: 'no-tls', message });
  });
}

t.test('a port that waits for TLS looks silent to who does not begin it', async (t) => {
  const { port } = await startSecure(t, 'implicit');
  const tls = { way: 'none', client: new TlsClient(), certificate: 'any' } as const;
  const { stop } = await probePort(port, tls, SHORT_MS);
  t.match(stop?.message, /--tls implicit$/);
});

t.test('a server that greets a second time, under TLS, is still talked to', async (t) => {
  const { loopback } = await trust();
  let commands = 0;
  const server = await tinyServer((socket) => {
    socket.write('+OK ready\r\n');
    onLines(socket, (line) => {
      if (line === 'CAPA') socket.write('-ERR\r\n');
      if (line !== 'STLS') return;
      socket.removeAllListeners('data');
      socket.write('+OK begin\r\n', () => {
        const secure = serveTls(socket, loopback);
        secure.write('+OK once more\r\n');
        onLines(secure, (said) => {
          commands += 1;
          secure.write(
            said === 'STAT' ? '+OK 3 300\r\n' : /CAPA|UIDL|TOP/.test(said) ? '-ERR none\r\n' : '+OK\r\n',
          );
        });
      });
    });
  });
  t.teardown(() => server.close());
  const tls = { way: 'starttls', client: new TlsClient(), certificate: 'any' } as const;
  t.match(await probePort(server.port, tls), { stop: null, greetsAgain: 'yes', messageCount: 3 });
  t.ok(commands > 3);
});

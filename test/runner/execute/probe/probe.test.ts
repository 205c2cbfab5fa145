import { createHmac } from 'node:crypto';
import t, { type Test } from 'tap';
import { memoryStore } from '../../../../fixtures/server/memory-store.ts';
import { startServer } from '../../../../fixtures/server/server.ts';
import { DEFAULT_LIMITS } from '../../../../runner/execute/environment/limits.ts';
import type { ProbeOptions } from '../../../../runner/execute/probe/probe-options.ts';
import { probe, type Probe } from '../../../../runner/execute/probe/probe.ts';
import { startClock } from '../../../../runner/wire/clock.ts';
import { ALICE } from '../run-plan.ts';
import { onLines, pop3Of, tinyServer, type Answers, type Behaviour } from '../tiny-server.ts';

/** Long enough for a server that answers, on a busy machine. */
const PATIENT_MS = 10_000;
/** For servers that never will. */
const SHORT_MS = 500;
/** To the challenge `<1@b>` (RFC 2195 §2). */
const CRAM_MD5_ANSWER = Buffer.from(
  `${ALICE.user} ${createHmac('md5', ALICE.password).update('<1@b>').digest('hex')}`,
).toString('base64');

const LIMITS = { ...DEFAULT_LIMITS, loginRetryMs: 60, loginRetryEveryMs: 10, epilogueMs: 100 };

async function probePort(
  port: number,
  more: Partial<ProbeOptions> & { readonly timeoutMs?: number } = {},
): Promise<Probe> {
  const { timeoutMs = PATIENT_MS, ...rest } = more;
  const target = { host: '127.0.0.1', port, timeoutMs };
  return probe({ target, account: ALICE, clock: startClock(), limits: LIMITS, ...rest });
}

async function probeTiny(t: Test, behaviour: Behaviour, timeoutMs = PATIENT_MS): Promise<Probe> {
  const server = await tinyServer(behaviour);
  t.teardown(server.close);
  return probePort(server.port, { timeoutMs });
}

t.test('a right server is described with all that it offers', async (t) => {
  const store = memoryStore();
  store.fill('alice', [{ octets: Buffer.from('Subject: x\r\n\r\nx\r\n') }]);
  const server = await startServer({ accounts: [{ name: ALICE.user, password: ALICE.password }], store });
  t.teardown(server.close);
  const probed = await probePort(server.port);
  t.match(probed, { stop: null, login: 'user-pass', greets: true, messageCount: 1 });
  t.match(probed.target, {
    host: '127.0.0.1',
    port: server.port,
    greeting: /^\+OK/,
    implementation: 'pop3spec-reference',
  });
  for (const feature of ['APOP', 'CAPA', 'PIPELINING', 'TOP', 'UIDL', 'USER']) {
    t.ok(probed.target.features.includes(feature), feature);
  }
  t.notOk(JSON.stringify(probed).includes(ALICE.password), 'the password is nowhere');
});

t.test('a minimal server without CAPA, TOP, UIDL and APOP offers nothing but USER', async (t) => {
  const probed = await probeTiny(t, pop3Of({ UIDL: '-ERR', STAT: '+OK 1 10' }));
  t.match(probed, { stop: null, messageCount: 1, target: { features: ['USER'], implementation: null } });
  t.match(probed.target.capabilities, { authorization: null, transaction: null });
});

t.test('TOP and UIDL that work without being announced are found by trying', async (t) => {
  const probed = await probeTiny(t, pop3Of({ TOP: '+OK\r\nSubject: x\r\n\r\n.', STAT: '+OK 1 10' }));
  t.strictSame(probed.target.features, ['TOP', 'UIDL', 'USER']);
});

t.test('UTF8 and LANG that work without being announced are found by trying', async (t) => {
  const capa = { CAPA: '+OK\r\nUSER\r\nUIDL\r\nTOP\r\n.' };
  const found = async (more: Answers): Promise<readonly string[]> =>
    (await probeTiny(t, pop3Of({ ...capa, ...more }))).target.features;
  t.strictSame(await found({}), ['CAPA', 'TOP', 'UIDL', 'USER']);
  t.strictSame(await found({ UTF8: '+OK' }), ['CAPA', 'TOP', 'UIDL', 'USER', 'UTF8']);
  t.strictSame(await found({ LANG: '+OK en English' }), ['CAPA', 'LANG', 'TOP', 'UIDL', 'USER']);
  const lenient = { UTF8: '+OK', XUTF8: '+OK', LANG: '+OK', XLANG: '+OK' };
  t.strictSame(await found(lenient), ['CAPA', 'TOP', 'UIDL', 'USER'], 'a server that says +OK to everything');
});

t.test('in an empty maildrop TOP is tried with a message that is placed for it', async (t) => {
  const store = memoryStore();
  const accounts = [{ name: ALICE.user, password: ALICE.password }];
  const server = await startServer({ accounts, store, capa: false });
  t.teardown(server.close);
  const without = await probePort(server.port);
  t.notOk(without.target.features.includes('TOP'));
  const place = async (): Promise<boolean> => {
    store.fill('alice', [{ octets: Buffer.from('Subject: x\r\n\r\nx\r\n') }]);
    return Promise.resolve(true);
  };
  t.ok((await probePort(server.port, { place })).target.features.includes('TOP'));
});

t.test('a server that takes APOP alone is entered by APOP', async (t) => {
  for (const capa of [true, false]) {
    const accounts = [{ name: ALICE.user, password: ALICE.password, apop: true }];
    const server = await startServer({ accounts, store: memoryStore(), capa, without: ['USER'] });
    t.teardown(server.close);
    t.match(await probePort(server.port), { stop: null, login: 'apop' }, capa ? 'with CAPA' : 'without CAPA');
  }
});

t.test('a server that takes AUTH alone is entered by what it lists', async (t) => {
  const said: string[] = [];
  const listed = '+OK\r\nSASL GSSAPI CRAM-MD5 PLAIN\r\n.';
  const answers: Readonly<Partial<Record<string, string>>> = { USER: '-ERR not here', CAPA: listed };
  const probed = await probeTiny(t, (socket) => {
    socket.write('+OK ready\r\n');
    onLines(socket, (line) => {
      said.push(line);
      if (line === 'AUTH CRAM-MD5') socket.write('+ PDFAYj4=\r\n');
      else if (line === CRAM_MD5_ANSWER) socket.write('+OK\r\n');
      else socket.write(`${answers[line.split(' ', 1)[0] ?? ''] ?? '+OK 0 0'}\r\n`);
    });
  });
  t.match(probed, { stop: null, login: 'cram-md5' });
  t.notOk(said.includes('USER alice'), 'USER is not announced');
  for (const feature of ['SASL', 'SASL-CRAM-MD5', 'SASL-PLAIN']) {
    t.ok(probed.target.features.includes(feature), feature);
  }
  t.notOk(JSON.stringify(probed.transcript).includes(CRAM_MD5_ANSWER), 'what was answered is not shown');
});

t.test('who makes SCRAM cost for ever is not computed with, and no second mechanism is tried', async (t) => {
  const said: string[] = [];
  const endless = Buffer.from(`r=x,s=${Buffer.from('salt').toString('base64')},i=4000000000`).toString(
    'base64',
  );
  const probed = await probeTiny(t, (socket) => {
    socket.write('+OK ready\r\n');
    onLines(socket, (line) => {
      said.push(line);
      if (line === 'CAPA') socket.write('+OK\r\nSASL SCRAM-SHA-1 PLAIN\r\n.\r\n');
      else if (line.startsWith('AUTH')) socket.write('+ \r\n');
      else socket.write(line === '*' ? '-ERR cancelled\r\n' : `+ ${endless}\r\n`);
    });
  });
  t.match(probed.stop, { cause: 'login-refused', message: /AUTH was answered .*--login/ });
  t.ok(said.includes('*'), 'the exchange is cancelled');
  t.notOk(said.includes('AUTH PLAIN'));
});

t.test('a refused login stops the run, says why, and is tried once', async (t) => {
  let tries = 0;
  const refuse = pop3Of(
    {
      PASS: (socket) => {
        tries += 1;
        socket.write('-ERR wrong password wonderland for you\r\n');
      },
    },
    '+OK ready <1.2@host>',
  );
  const probed = await probeTiny(t, refuse);
  t.match(probed.stop, {
    cause: 'login-refused',
    message: /"alice" was refused: PASS .*Check the user name/,
  });
  t.equal(tries, 1, 'more tries lock accounts');
  t.notOk(probed.stop?.message.includes('wonderland'), 'an echoed password is not told');
});

t.test('a refusal for another reason than the credentials is told as what it is', async (t) => {
  const refusals: readonly (readonly [reply: string, advice: RegExp])[] = [
    ['-ERR [SYS/TEMP] the maildrop cannot be opened', /look at its log$/],
    ['-ERR [sys/perm] no such maildrop', /look at its log$/],
    ['-ERR [IN-USE] somebody is there', /end it, or wait/],
    ['-ERR [LOGIN-DELAY] not so often', /pause between two logins/],
    ['-ERR [AUTH] wrong', /Check the user name/],
  ];
  for (const [reply, advice] of refusals) {
    const probed = await probeTiny(t, pop3Of({ PASS: (socket) => socket.write(`${reply}\r\n`) }));
    t.match(probed.stop, { cause: 'login-refused', message: advice }, reply);
  }
});

t.test('an account that is kept for APOP is met by APOP when the user says so', async (t) => {
  const refusals: string[] = [];
  const server = await startServer({
    accounts: [{ name: ALICE.user, password: ALICE.password }],
    store: memoryStore(),
    faults: [
      {
        admit: (account, { command }) => {
          if (command === 'APOP') return account;
          refusals.push(command);
          return undefined;
        },
      },
    ],
  });
  t.teardown(server.close);
  const unasked = await probePort(server.port);
  t.match(unasked.stop, { cause: 'login-refused', message: /PASS was answered .*say --login apop$/ });
  const asked = await probePort(server.port, { login: 'apop' });
  t.match(asked, { stop: null, login: 'apop' });
  t.ok(asked.target.features.includes('APOP'));
  t.notOk(asked.target.features.includes('USER'), 'nothing is asked of USER and PASS');
  t.strictSame(refusals, ['PASS'], 'and the password is not tried');
});

t.test('a refused USER is told, with a hint at TLS where the server offers it', async (t) => {
  const server = pop3Of({ USER: '-ERR not on a plain connection', CAPA: '+OK\r\nSTLS\r\n.' });
  const probed = await probeTiny(t, server);
  t.match(probed.stop, {
    cause: 'login-refused',
    message: /USER was answered .* only under TLS, so try --tls starttls$/,
  });
});

t.test('a maildrop that is in use is tried again', async (t) => {
  let tries = 0;
  const busy = pop3Of({
    PASS: (socket) => {
      tries += 1;
      socket.write(tries < 3 ? '-ERR [IN-USE] locked by another session\r\n' : '+OK\r\n');
    },
  });
  const server = await tinyServer(busy);
  t.teardown(server.close);
  // Time enough for the third try on a machine that has much else to do.
  const limits = { ...LIMITS, loginRetryMs: PATIENT_MS };
  t.match(await probePort(server.port, { limits }), { stop: null, login: 'user-pass' });
});

t.test('a server that answers one command wrongly is still described', async (t) => {
  const answers = {
    'no terminator behind CAPA': { CAPA: '+OK\r\nTOP\r\n' },
    'no answer to UIDL': { UIDL: () => undefined },
    'closes after STAT': { STAT: (socket: { end(text: string): unknown }) => socket.end('+OK') },
    'garbage for STAT': { STAT: 'what?' },
    'lower case': { PASS: '+ok', USER: '+ok' },
  };
  for (const [name, broken] of Object.entries(answers)) {
    const probed = await probeTiny(t, pop3Of(broken), SHORT_MS);
    t.match(probed, { stop: null, login: 'user-pass' }, name);
  }
});

t.test('a wrong or missing greeting does not hide a POP3 server', async (t) => {
  for (const greeting of ['', 'hello', 'OK ready', '-ERR but go on', '+OK one\r\n+OK two']) {
    const probed = await probeTiny(t, pop3Of({ CAPA: '-ERR' }, greeting), SHORT_MS);
    t.match(probed, { stop: null, login: 'user-pass', greets: greeting !== '' }, JSON.stringify(greeting));
  }
});

t.test('another protocol is named', async (t) => {
  const greetings = {
    SMTP: '220 mail.example.org ESMTP',
    IMAP: '* OK IMAP4rev1 ready',
    SSH: 'SSH-2.0-OpenSSH_9.6',
  };
  for (const [protocol, greeting] of Object.entries(greetings)) {
    const { stop } = await probeTiny(t, (socket) => socket.write(`${greeting}\r\n`), SHORT_MS);
    t.match(stop, { cause: 'not-pop3', message: new RegExp(`speaks ${protocol}, not POP3`) });
  }
});

t.test('a protocol whose client speaks first is named by what it says to CAPA', async (t) => {
  const http: Behaviour = (socket) => onLines(socket, () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
  t.match(await probeTiny(t, http, SHORT_MS), { stop: { cause: 'not-pop3', message: /speaks HTTP/ } });
});

t.test('hostile servers end the probe with what they did', async (t) => {
  const hostile: Readonly<Record<string, readonly [Behaviour, string]>> = {
    'says nothing': [() => undefined, 'unreachable'],
    'closes at once': [(socket) => socket.end(), 'unreachable'],
    'resets at once': [(socket) => socket.resetAndDestroy(), 'unreachable'],
    refuses: [(socket) => socket.end('-ERR too many connections\r\n'), 'unreachable'],
    garbage: [(socket) => socket.write(Buffer.from([0, 255, 10, 13, 7, 10])), 'not-pop3'],
    'a line without end': [(socket) => socket.write(Buffer.alloc(200_000, 'x')), 'not-pop3'],
  };
  for (const [name, [behaviour, cause]] of Object.entries(hostile)) {
    const { stop } = await probeTiny(t, behaviour, SHORT_MS);
    t.match(stop, { cause }, name);
    t.ok(stop !== null && stop.message.length < 400, stop?.message ?? 'no stop');
  }
});

t.test('nobody there is unreachable', async (t) => {
  const server = await tinyServer(() => undefined);
  await server.close();
  t.match(await probePort(server.port), {
    stop: { cause: 'unreachable' },
    target: { greeting: null, features: [] },
  });
});

t.test('an interrupt ends the probe', async (t) => {
  const controller = new AbortController();
  const server = await tinyServer(() => controller.abort());
  t.teardown(server.close);
  t.match(await probePort(server.port, { signal: controller.signal }), { stop: { cause: 'interrupted' } });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { createAuthority } from '../../../fixtures/certificates.ts';
import { Mistakes } from '../../../runner/cli/mistake.ts';
import type { RunOptionValues } from '../../../runner/cli/option-values.ts';
import { parseAccess } from '../../../runner/cli/parse-access.ts';
import { run, UsageError } from '../../../runner/index.ts';
import { pop3spec } from './process.ts';
import { PASSWORD, reference } from './servers.ts';

const authority = await createAuthority('an authority for tests');
const own = await authority.issue({ names: ['127.0.0.1'] });
const client = await authority.issue({ names: ['alice'] });

const folder = mkdtempSync(join(tmpdir(), 'pop3spec-tls-'));
t.teardown(() => rmSync(folder, { recursive: true }));

/** The path of a file with this text. */
function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const CA = file('ca.pem', authority.certificate);
const CERT = file('cert.pem', client.certificate);
const KEY = file('key.pem', client.key);
const OTHER_KEY = file('other.pem', own.key);
const BROKEN = file('broken.pem', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n');

const GIVEN = { provision: 'none', timeout: '10', failOn: 'must', account: ['a:b'] } as const;

async function read(target: string, values: Partial<RunOptionValues>): ReturnType<typeof parseAccess> {
  const mistakes = new Mistakes();
  const access = await parseAccess(target, { ...GIVEN, ...values }, mistakes);
  t.strictSame(mistakes.messages, []);
  return access;
}

t.test('the way to TLS goes by the option, or by the port', async (t) => {
  const rows = [
    ['h', {}, 'none', 110],
    ['h:995', {}, 'implicit', 995],
    ['h', { port: '995' }, 'implicit', 995],
    ['h:995', { tls: 'none' }, 'none', 995],
    ['h', { tls: 'STARTTLS' }, 'starttls', 110],
    ['h', { tls: 'implicit' }, 'implicit', 995],
    ['h:1995', { tls: 'implicit' }, 'implicit', 1995],
  ] as const;
  for (const [target, values, way, port] of rows) {
    const access = await read(target, values);
    t.match(access, { port, tls: { way, certificate: 'trusted', credentials: {} } });
  }
});

t.test('files are read', async (t) => {
  const { tls } = await read('h', {
    tls: 'starttls',
    ca: CA,
    cert: CERT,
    key: KEY,
    servername: 'm.x',
    insecure: true,
  });
  t.strictSame(tls, {
    way: 'starttls',
    credentials: {
      ca: authority.certificate,
      certificate: client.certificate,
      key: client.key,
      servername: 'm.x',
    },
    certificate: 'any',
  });
});

const MISTAKES: readonly (readonly [string, Partial<RunOptionValues>, RegExp])[] = [
  ['an unknown way', { tls: 'startls' }, /^--tls does not know "startls"; did you mean "starttls"\?$/],
  [
    'a file that is not there',
    { ca: join(folder, 'no') },
    /^CA file ".*no" cannot be read: no such file or folder$/,
  ],
  ['a file of something else', { ca: KEY }, /^CA file ".*" holds no certificate in PEM form$/],
  ['a certificate that is broken', { ca: BROKEN }, /^CA file ".*" holds a certificate that cannot be read$/],
  ['a certificate alone', { cert: CERT }, /^--cert and --key go together/],
  ['a key alone', { key: KEY }, /^--cert and --key go together/],
  [
    'a key that is none',
    { cert: CERT, key: CERT },
    /^key file ".*cert\.pem" holds no private key in PEM form/,
  ],
  [
    'a key of another certificate',
    { cert: CERT, key: OTHER_KEY },
    /^key file ".*other\.pem" does not belong to certificate file ".*cert\.pem"$/,
  ],
  ['a name that is none', { servername: 'a b' }, /^--servername: "a b" is not a host name or address$/],
];

for (const [what, values, message] of MISTAKES) {
  t.test(`a mistake: ${what}`, async (t) => {
    const mistakes = new Mistakes();
    await parseAccess('h', { ...GIVEN, ...values }, mistakes);
    t.match(mistakes.messages, [message]);
  });
}

async function secured(t: Test, implicitTls: boolean): Promise<string> {
  const server = await reference(t, { tls: { ...own, clientAuthority: authority.certificate }, implicitTls });
  return `127.0.0.1:${server.port}`;
}

const WHAT = ['--account', `alice:${PASSWORD}`, '--suite', 'rfc1939/greeting', '--report', 'none'];

t.test('a run by STLS and one with implicit TLS, and what they say of the certificate', async (t) => {
  for (const way of ['starttls', 'implicit']) {
    const target = await secured(t, way === 'implicit');
    const trusted = await pop3spec(['run', target, '--tls', way, '--ca', CA, ...WHAT]);
    t.match(trusted, { status: 0, out: /\ntls: TLS 1\.3 .*, certificate of 127\.0\.0\.1\n/ });
    const untrusted = await pop3spec(['run', target, '--tls', way, ...WHAT]);
    t.match(untrusted, {
      status: 3,
      out: /stopped \(no-tls\): The certificate of 127\.0\.0\.1 port \d+ is not to be trusted: /,
    });
  }
});

t.test('a run from a program takes the same, certificates as texts', async (t) => {
  const server = await reference(t, { tls: { ...own, clientAuthority: authority.certificate } });
  const base = {
    host: '127.0.0.1',
    port: server.port,
    accounts: [{ user: 'alice', password: PASSWORD }],
    suites: ['rfc1939/greeting'],
  } as const;
  const { certificate: cert, key } = client;
  const result = await run({
    ...base,
    tls: 'starttls',
    ca: authority.certificate,
    cert,
    key,
    servername: '127.0.0.1',
  });
  t.match(result, { stop: null, target: { tls: { way: 'starttls', problem: '' } } });
  t.equal(
    result.command,
    `pop3spec run 127.0.0.1:${server.port} --tls starttls --ca CA.pem --cert CERT.pem --key KEY.pem --servername 127.0.0.1 --account 'alice:[secret]'`,
  );
  t.match(await run({ ...base, tls: 'starttls' }), {
    stop: { cause: 'no-tls' },
    scorecard: { exitStatus: 3 },
  });
  t.match(await run({ ...base, tls: 'starttls', insecure: true }), { stop: null });
  const wrong = run({ ...base, ca: 'x', cert: own.certificate, key });
  await t.rejects(wrong, UsageError);
  await t.rejects(wrong, /ca holds no certificate in PEM form\nkey does not belong to cert/);
  await t.rejects(run({ ...base, key }), /cert and key go together/);
});

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { createAuthority } from '../../../fixtures/certificates.ts';
import { Mistakes } from '../../../runner/cli/mistake.ts';
import type { ServeOptionValues } from '../../../runner/cli/option-values.ts';
import { namedFault } from '../../../runner/cli/named-faults.ts';
import { parseServeTls } from '../../../runner/cli/parse-serve-tls.ts';
import { pop3spec, start } from './process.ts';

t.setTimeout(120_000);

const folder = t.testdir({});
const authority = await createAuthority('an authority for tests');
const own = await authority.issue({ names: ['127.0.0.1'] });

/** The path of a file with this text. */
function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const CERT = file('cert.pem', own.certificate);
const KEY = file('key.pem', own.key);
const CA = file('ca.pem', authority.certificate);

/** Starts `serve` with these words, and gives what it says and its port. */
async function served(t: Test, words: readonly string[]): Promise<{ port: string; said: string }> {
  const running = start(['serve', '--port', '0', ...words], {});
  t.teardown(() => running.child.kill('SIGKILL'));
  const said = await running.says('Ctrl-C ends it');
  return { said, port: /listening on .*:(\d+)$/m.exec(said)?.[1] ?? '' };
}

const WHAT = ['--account', 'demo:demo', '--suite', 'rfc1939/greeting', '--report', 'none'];

t.test('a certificate that is made is trusted by who has its authority', async (t) => {
  for (const way of ['starttls', 'implicit'] as const) {
    const caOut = join(folder, `${way}.pem`);
    const { port, said } = await served(t, ['--tls', way, '--ca-out', caOut]);
    t.match(said, way === 'starttls' ? /^TLS by STLS, /m : /^TLS from the first octet, /m);
    t.match(said, `made for localhost and 127.0.0.1; its authority is in ${caOut}\n`);
    t.match(readFileSync(caOut, 'utf8'), 'BEGIN CERTIFICATE');
    const run = await pop3spec(['run', `127.0.0.1:${port}`, '--tls', way, '--ca', caOut, ...WHAT]);
    t.match(run, { status: 0, out: /certificate of localhost/ });
  }
});

t.test('a certificate that is given', async (t) => {
  const { port, said } = await served(t, ['--tls', 'starttls', '--cert', CERT, '--key', KEY]);
  t.match(said, '\nTLS by STLS\n');
  const run = await pop3spec(['run', `127.0.0.1:${port}`, '--tls', 'starttls', '--ca', CA, ...WHAT]);
  t.match(run, { status: 0, out: /certificate of 127\.0\.0\.1/ });
});

t.test('the certificate of a fault', async (t) => {
  const caOut = join(folder, 'fault.pem');
  const words = ['--tls', 'implicit', '--ca-out', caOut, '--fault', 'certificate-expired'];
  const { port } = await served(t, words);
  const run = await pop3spec(['run', `localhost:${port}`, '--tls', 'implicit', '--ca', caOut, ...WHAT]);
  t.match(run, { status: 3, out: /it expired on/ });
});

t.test('without an authority that is written it says how to get one', async (t) => {
  const { said } = await served(t, ['--tls', 'implicit']);
  t.match(said, '; --ca-out FILE writes its authority, for run --ca FILE\n');
});

t.test('a token that an account has', async (t) => {
  const { said } = await served(t, ['--account', 'alice:a', '--token', 'alice:tok-en', '--log']);
  t.notMatch(said, 'tok-en');
  for (const [words, message] of [
    [['--token', 'alice'], '--token takes USER:TOKEN, neither of them empty'],
    [['--token', 'nobody:x'], '--token: there is no account "nobody"'],
    [['--token', 'demo:a b'], '--token: an OAuth token holds letters, digits and -._~+/ alone'],
  ] as const) {
    t.match(await pop3spec(['serve', ...words]), { status: 2, err: `error: ${message}\n` });
  }
});

const MISTAKES: readonly (readonly [string, Partial<ServeOptionValues>, RegExp])[] = [
  ['an unknown way', { tls: 'startls' }, /^--tls does not know "startls"; did you mean "starttls"\?$/],
  ['a certificate alone', { tls: 'starttls', cert: CERT }, /^--cert and --key go together/],
  ['a certificate in clear', { cert: CERT, key: KEY }, /^--cert and --key go with --tls starttls/],
  ['an authority in clear', { caOut: 'x' }, /^--ca-out goes with --tls starttls/],
  [
    'an authority of a certificate that is given',
    { tls: 'implicit', cert: CERT, key: KEY, caOut: 'x' },
    /^--ca-out goes without --cert and --key/,
  ],
  [
    'a file that is not there',
    { tls: 'implicit', cert: join(folder, 'no'), key: KEY },
    /^certificate file ".*no" cannot be read: /,
  ],
  [
    'a key that is none',
    { tls: 'implicit', cert: CERT, key: CERT },
    /^key file ".*cert\.pem" holds no private key in PEM form/,
  ],
  [
    'a certificate beside that of a fault',
    { tls: 'implicit', cert: CERT, key: KEY, fault: ['certificate-expired'] },
    /^--fault certificate-expired makes a certificate of its own/,
  ],
];

for (const [what, values, message] of MISTAKES) {
  t.test(`a mistake: ${what}`, async (t) => {
    const mistakes = new Mistakes();
    const faults = mistakes.keepAll((values.fault ?? []).map(namedFault));
    await parseServeTls({ host: '127.0.0.1', port: '0', ...values }, faults, mistakes);
    t.match(mistakes.messages, [message]);
    t.notOk(existsSync('x'));
  });
}

t.test('a folder that is not there for the authority', async (t) => {
  const path = join(folder, 'no', 'ca.pem');
  const { status, err } = await pop3spec(['serve', '--port', '0', '--tls', 'starttls', '--ca-out', path]);
  t.equal(status, 2);
  t.match(err, /^error: --ca-out ".*" cannot be written: /);
});

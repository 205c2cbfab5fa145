import { chmod, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import type { RunResult } from '../../../runner/model/result.ts';
import { matchesGolden } from './golden.ts';
import { pop3spec, type Ended } from './process.ts';
import { PASSWORD, reference } from './servers.ts';

t.setTimeout(300_000);

const NARROW = { suite: ['rfc1939/noop'], report: ['json=r.json'] };

/** What runs, in a folder with this configuration. */
interface Call {
  readonly config: object;
  readonly words: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

async function call(t: Test, { config, words, env = {} }: Call): Promise<Ended & { readonly cwd: string }> {
  const cwd = t.testdir({
    'pop3spec.config.json': JSON.stringify(config),
    'other.json': JSON.stringify(config),
  });
  return { ...(await pop3spec(['run', ...words], { cwd, env })), cwd };
}

async function commandIn(cwd: string): Promise<string> {
  const result = JSON.parse(await readFile(join(cwd, 'r.json'), 'utf8')) as RunResult;
  return result.command;
}

t.test('a target of the configuration runs by its name, and alone without one', async (t) => {
  const { port } = await reference(t, {});
  const local = { host: '127.0.0.1', port, accounts: [{ user: 'alice', passwordEnv: 'PW' }] };
  const config = { ...NARROW, targets: { local } };
  for (const words of [['local'], [], ['local', '--config', 'other.json']]) {
    const { status, err, cwd } = await call(t, { config, words, env: { PW: PASSWORD } });
    t.equal(status, 0, err);
    t.equal(await commandIn(cwd), ['pop3spec run', ...words].join(' '));
  }
});

t.test('what is typed wins over the environment, and that over the configuration', async (t) => {
  const { port } = await reference(t, {});
  const local = { host: '127.0.0.1', port: 1, account: ['mallory:x'], login: 'plain' };
  const config = { ...NARROW, suite: ['rfc1939/no-such'], targets: { local } };
  const env = { POP3SPEC_PORT: '2', POP3SPEC_ACCOUNT: `alice:${PASSWORD}`, POP3SPEC_SUITE: 'rfc1939/noop' };
  const words = ['local', '--port', String(port), '--login', 'apop', '--trace'];
  const { status, err, cwd } = await call(t, { config, words, env });
  t.equal(status, 0, err);
  t.match(err, 'APOP alice [secret]');
  const said = [`pop3spec run ${words.join(' ')}`, "--account 'alice:[secret]'", '--suite rfc1939/noop'];
  t.equal(await commandIn(cwd), said.join(' '), 'whoever repeats it needs not the environment');
});

t.test('a URL names server, user and mechanism; the password waits in POP3SPEC_PASSWORD', async (t) => {
  const { port } = await reference(t, {});
  const words = [`pop://alice;AUTH=CRAM-MD5@127.0.0.1:${port}`, '--trace'];
  const { status, err } = await call(t, { config: NARROW, words, env: { POP3SPEC_PASSWORD: PASSWORD } });
  t.equal(status, 0, err);
  t.match(err, 'AUTH CRAM-MD5');
});

const BROKEN = `{
  "targets": {
    "local": { "host": "localhost", "prot": 110,
      "accounts": [{ "user": "alice", "password": "hunter2!" }],
      "account": ["bob:hunter2!", 4711],
      "tls": "startls" }
  },
  "failon": "should", "port": 110,
  "timeout": "soon"
}`;

const NAMED = JSON.stringify({
  targets: { staging: { host: '127.0.0.1' }, local: { host: '127.0.0.1', account: ['alice:hunter2!'] } },
});

const MISTAKES: readonly (readonly [string, string, readonly string[], Readonly<Record<string, string>>])[] =
  [
    ['much in it', BROKEN, [], {}],
    ['no JSON, at a line with a password', '{ "account": ["bob:hunter2!" "x"] }', [], {}],
    ['no JSON elsewhere', '{\n  "failOn": "should"\n  "slow": true }', [], {}],
    ['a name that is misspelt', NAMED, ['stagin'], {}],
    ['a name that is none', NAMED, ['production'], {}],
    ['no name among several', NAMED, [], {}],
    ['a file that is not there', NAMED, ['--config', 'no.json'], {}],
    ['no password', NAMED.replace('"host"', '"accounts":[{"user":"a"}],"host"'), ['staging'], {}],
    ['values that are wrong, in two places', NAMED, ['local', '--timeout', 'x'], { POP3SPEC_TLS: 'startls' }],
    [
      'a password in place of the name of a variable',
      NAMED,
      ['staging', '--user', 'a', '--password-env', 'hunter2!'],
      {},
    ],
  ];

t.test('what is wrong with a configuration is said with its place, and no secret beside it', async (t) => {
  const told: string[] = [];
  for (const [what, text, words, env] of MISTAKES) {
    const cwd = t.testdir({ 'pop3spec.config.json': text });
    const { status, out, err } = await pop3spec(['run', ...words], { cwd, env });
    t.equal(status, 2, what);
    t.equal(out, '');
    t.notMatch(err, /hunter2|4711/, what);
    told.push(`# ${what}\n${err}`);
  }
  matchesGolden(t, 'cli/config-mistakes.txt', told.join('\n'));
});

t.test('a password file that everyone can read is warned of, and used', async (t) => {
  const { port } = await reference(t, {});
  const accounts = [{ user: 'alice', passwordFile: 'pw' }];
  const config = { ...NARROW, targets: { local: { host: '127.0.0.1', port, accounts } } };
  const cwd = t.testdir({ 'pop3spec.config.json': JSON.stringify(config), pw: PASSWORD });
  for (const [mode, warning] of [
    [0o644, 'warning: everyone on this machine can read the password file "pw"'],
    [0o600, null],
  ] as const) {
    await chmod(join(cwd, 'pw'), mode);
    const { status, err } = await pop3spec(['run', '--quiet'], { cwd });
    t.equal(status, 0);
    if (warning === null) t.equal(err, '');
    else t.match(err, warning);
  }
});

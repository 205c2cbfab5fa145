import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { FAULTS } from '../../../fixtures/faults/faults.ts';
import { memoryStore } from '../../../fixtures/server/memory-store.ts';
import { startServer } from '../../../fixtures/server/server.ts';
import { WRITERS } from '../../../reports/writers.ts';
import { pop3spec, type Ended } from './process.ts';
import { chatty, traitorsOf, type Heard } from './secret-traces.ts';

t.setTimeout(1_200_000);

type Kind = 'distinctive' | 'word';

/** `word`: too short or too common to be taken out of every text; see docs/secrets.md. */
const PASSWORDS: readonly (readonly [string, string, Kind])[] = [
  ['an ordinary one', 'Kq7-never-shown', 'distinctive'],
  ['spaces and quotes', ` two  spaces, "Kq7' `, 'distinctive'],
  ['what means something in a URL', '100%Kq7%41%;:/?#@', 'distinctive'],
  ['what means something in a pattern or in markup', '<b>&Kq7;.*(a|b)[^c]$+{2}\\d', 'distinctive'],
  ['backslashes before quotes', 'Kq\\7\\"n\\\\', 'distinctive'],
  ['what looks like base64', 'S3E3bmV2ZXI=', 'distinctive'],
  ['what looks like a digest', 'c4c9334bac560ecc979e58001b3e22fb', 'distinctive'],
  ['the name of the user within it', 'alice7Kq', 'distinctive'],
  ['one letter', 'x', 'word'],
  ['a status indicator', '+OK', 'word'],
  ['a keyword', 'USER', 'word'],
  ['the name of the user', 'alice', 'word'],
];

const TOKEN = 'tkn.Kq8-never~shown+/==';

const REPORTS = WRITERS.flatMap(({ name, fileName }) => ['--report', `${name}=reports/${name}-${fileName}`]);

/** Every way to log in, right and wrong. */
const EVERY_LOGIN = [
  'rfc1939/user-pass/login',
  'rfc1939/apop/right-digest',
  'rfc1939/apop/wrong-digest/beginning',
  'rfc5034/plain/login*',
  'rfc5034/cram-md5/right-digest',
  'rfc5034/cram-md5/refused/first-digits',
  'rfc5034/scram/login/*',
  'rfc5034/scram/wrong-proof/sha-256-short-proof',
  'rfc5034/oauthbearer/login',
  'rfc5034/oauthbearer/refused-at-the-end/password-as-token',
  'rfc5034/auth/other-name/plain-with-suffix',
].flatMap((id) => ['--only', id]);

/** What a run said and wrote. */
async function everythingOf({ out, err }: Ended, cwd: string): Promise<string> {
  const names = await readdir(join(cwd, 'reports'), { recursive: true, withFileTypes: true }).catch(() => []);
  const files = names.filter((entry) => entry.isFile());
  const texts = await Promise.all(
    files.map(({ parentPath, name }) => readFile(join(parentPath, name), 'utf8')),
  );
  return [out, err, ...texts].join('\n');
}

interface Server {
  readonly address: string;
  readonly heard: Heard;
}

async function serverOf(t: Test, password: string, kind: Kind): Promise<Server> {
  const heard: Heard = { guessable: new Set() };
  const store = memoryStore();
  store.fill('alice', [{ octets: Buffer.from('Subject: hi\r\n\r\nhello\r\n') }]);
  const faults = FAULTS.filter(({ name }) => name === 'refusal-repeats-password').map(
    ({ deviation }) => deviation,
  );
  const server = await startServer({
    accounts: [{ name: 'alice', password, token: TOKEN }],
    store,
    faults: [...faults, chatty(kind, heard)],
  });
  t.teardown(() => server.close());
  return { address: `${server.host}:${server.port}`, heard };
}

function tellsNothing(t: Test, everything: string, traitors: readonly string[]): void {
  const found = traitors.filter((each) => each !== '[secret]' && everything.includes(each));
  const places = found.map((each) => {
    const at = everything.indexOf(each);
    return everything.slice(Math.max(0, at - 80), at + each.length + 20);
  });
  t.strictSame(places, [], 'no form of the secret is told');
}

for (const [what, password, kind] of PASSWORDS) {
  t.test(`a password shows nowhere, however a run goes: ${what}`, async (t) => {
    const { address, heard } = await serverOf(t, password, kind);
    const cwd = t.testdir({ password: `${password}\n` });
    const user = ['--user', 'alice', '--password-file', 'password', '--token-env', 'TOKEN'];
    const env = { TOKEN };
    const traitors = [...traitorsOf('alice', password, kind), ...traitorsOf('alice', TOKEN, 'distinctive')];
    const whole = await pop3spec(['run', address, ...user, ...EVERY_LOGIN, ...REPORTS, '--trace'], {
      cwd,
      env,
    });
    const everything = await everythingOf(whole, cwd);
    t.match(everything, 'PASS [secret]', 'it was sent');
    tellsNothing(t, everything, [...traitors, ...heard.guessable]);
    t.ok(heard.guessable.size > 5, 'what can be guessed from was sent');
    t.match(everything, /USER alice|"alice"/, 'the rest can be read');
    t.match(everything, '+OK POP3 server ready', 'and is not garbled');
  });
}

const RIGHT = 'Kq7 never"shown\\';

/** How a run is told, and by which login a password is tried that is wrong. */
const QUIETER = [['--quiet'], [], ['--verbose']];
const BY_EACH_WAY = ['apop', 'cram-md5', 'scram-sha-256'].map((way) => ['--login', way, '--trace']);

/** What stands on the command line. */
const ACCOUNTS: readonly (readonly [string, string, Kind, readonly (readonly string[])[]])[] = [
  ['the right password', RIGHT, 'distinctive', QUIETER],
  ['a wrong password', 'Wq8 never"shown\\', 'distinctive', BY_EACH_WAY],
  ['a wrong password, beyond ASCII', 'Wq8-gehe\u00efm-\u{1f511}', 'distinctive', [['--trace']]],
  ['a wrong password, an everyday word', 'message', 'word', [['--trace']]],
];

for (const [who, password, kind, calls] of ACCOUNTS) {
  t.test(`a password shows nowhere, whatever is printed, and not in the command: ${who}`, async (t) => {
    const { address, heard } = await serverOf(t, RIGHT, kind);
    for (const options of calls) {
      const cwd = t.testdir({});
      const words = ['run', address, '--account', `alice:${password}`, '--only', 'rfc1939/noop/positive'];
      const ended = await pop3spec([...words, ...REPORTS, ...options], { cwd });
      const everything = await everythingOf(ended, cwd);
      tellsNothing(t, everything, [...traitorsOf('alice', password, kind), ...heard.guessable]);
      t.equal(ended.status, password === RIGHT ? 0 : 3, options.join(' '));
      t.match(everything, "--account 'alice:[secret]'", 'the command stays whole but for it');
    }
  });
}

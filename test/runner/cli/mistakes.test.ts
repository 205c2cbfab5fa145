import { readdir } from 'node:fs/promises';
import t from 'tap';
import { legible } from '../../../reports/text/legible.ts';
import { shellLine } from '../../../reports/text/shell.ts';
import { matchesGolden } from './golden.ts';
import { pop3spec } from './process.ts';

const TARGET = ['run', '127.0.0.1:1', '--account', 'alice:secret'] as const;

/** What a person gets wrong, and which words of it are typed. */
const MISTAKES: readonly (readonly [string, readonly string[]])[] = [
  ['no command', []],
  ['an unknown command', ['rnu']],
  ['an unknown option', [...TARGET, '--timout', '5']],
  ['an unknown option with a value', [...TARGET, '--acount=alice:hunter2!']],
  ['an option without its value', ['run', '--host']],
  ['too many arguments', ['run', 'a', 'b']],
  ['nothing at all', ['run']],
  [
    'everything at once',
    [
      'run',
      'localhost:0',
      '--timeout',
      'x',
      '--fail-on',
      'may',
      '--provision',
      'x',
      '--only',
      'x',
      '--report',
      'x=y',
    ],
  ],
  ['no account', ['run', 'localhost']],
  ['a port out of range', ['run', 'localhost', '--port', '70000', '--account', 'a:b']],
  ['a port out of range in the target', ['run', 'localhost:0', '--account', 'a:b']],
  ['a port and a host given twice', [...TARGET, '--port', '2', '--host', 'localhost']],
  ['an option of one value, given twice', ['run', 'localhost', '--user', 'a', '--user', 'b']],
  [
    'a part of an account that nobody knows',
    [...TARGET, '--provision', 'maildir:/srv/{usr}/Maildir', '--report', 'none'],
  ],
  ['a URL of something else', ['run', 'imap://localhost', '--account', 'a:b']],
  ['a URL with a password', ['run', 'pop://alice:hunter2!@localhost']],
  ['a mailbox with a password', ['run', 'alice:hunter2!@localhost', '--account', 'a:b']],
  ['a URL with a misspelt mechanism', ['run', 'pop://alice;AUTH=CRAM-MD4@localhost', '--account', 'a:b']],
  [
    'a URL and options that contradict it',
    ['run', 'pop3s://a;AUTH=+APOP@localhost', '--user', 'a', '--login', 'plain', '--tls', 'none'],
  ],
  ['a URL as a command', ['pop://alice:hunter2!@localhost']],
  ['an option as other programs have it', ['run', 'localhost', '-phunter2!']],
  ['an IPv6 address without brackets', ['run', '::1', '--account', 'a:b']],
  ['a password as a bare value', ['run', 'localhost', '--user', 'alice', '--password', 'hunter2!']],
  ['a user without a password', ['run', 'localhost', '--user', 'alice']],
  ['a password without a user', ['run', 'localhost', '--password-env', 'HOME']],
  [
    'two passwords',
    ['run', 'localhost', '--user', 'a', '--password-env', 'HOME', '--password-file', '/dev/null'],
  ],
  [
    'a password file that is not there',
    ['run', 'localhost', '--user', 'a', '--password-file', 'no/such/file'],
  ],
  ['a password file that is a folder', ['run', 'localhost', '--user', 'a', '--password-file', '/']],
  ['an empty password file', ['run', 'localhost', '--user', 'a', '--password-file', '/dev/null']],
  ['a variable that is not set', ['run', 'localhost', '--user', 'a', '--password-env', 'NO_SUCH_VARIABLE']],
  ['a password for a variable', ['run', 'localhost', '--user', 'a', '--password-env', 'hunter2!']],
  ['an account without a colon', ['run', 'localhost', '--account', 'hunter2!']],
  ['an account given twice', [...TARGET, '--account', 'alice:other']],
  ['an unknown way to provision', [...TARGET, '--provision', 'maildri:/tmp']],
  ['a way to provision without its path', [...TARGET, '--provision', 'maildir:']],
  ['an unknown way to come under TLS', [...TARGET, '--tls', 'startls']],
  ['a CA file that is not there', [...TARGET, '--ca', 'no/such/file']],
  ['a CA file without a certificate', [...TARGET, '--ca', 'package.json']],
  ['a certificate without its key', [...TARGET, '--cert', '/dev/null']],
  ['a name that is none', [...TARGET, '--servername', 'a b']],
  ['an unknown suite', [...TARGET, '--suite', 'rfc1939/sat']],
  ['a suite file that is not there', [...TARGET, '--suite', './mine.json']],
  ['an unknown scenario', [...TARGET, '--only', 'rfc1939/greeting/postive']],
  ['an unknown scenario to leave out', [...TARGET, '--skip', 'rfc1939/greeting/postive']],
  ['an unknown RFC', [...TARGET, '--rfc', '1938']],
  ['an unknown impact', [...TARGET, '--allow', 'delets']],
  ['an unknown level', [...TARGET, '--fail-on', 'shuold']],
  ['an unknown way to log in', [...TARGET, '--login', 'apob']],
  ['a timeout that is no time', [...TARGET, '--timeout', 'soon']],
  ['an empty command to start', [...TARGET, '--start', ' ', '--reset', '']],
  ['a time to start without a start', [...TARGET, '--start-timeout', '5']],
  ['any free port without a start', ['run', '--host', 'localhost', '--port', '0', '--account', 'a:b']],
  [
    'any free port of another machine',
    ['run', '--host', '192.0.2.1', '--port', '0', '--account', 'a:b', '--start', 'true'],
  ],
  ['everything at once to the doctor', ['doctor', '--port', '0', '--reset', '', '--only', 'x', '--tls', 'x']],
  ['an unknown report format', [...TARGET, '--report', 'htm=a.html']],
  ['a report without a path', [...TARGET, '--report', 'html']],
  ['two reports on the same path', [...TARGET, '--report', 'html=a', '--report', 'json=./a']],
  ['a report where a folder is', [...TARGET, '--report', 'html=/']],
  ['a report below a file', [...TARGET, '--report', 'html=/dev/null/a/b.html']],
  ['no report beside reports', [...TARGET, '--report', 'none', '--report', 'html=a']],
  ['quiet and verbose', [...TARGET, '--quiet', '--verbose']],
  ['control characters', ['run', '\u001b[31mred', '--account', 'a:b']],
  ['an unknown fault to demonstrate', ['demo', '--fault', 'retr-not-stufed']],
  ['an unknown fault to serve', ['serve', '--fault', 'retr-not-stufed']],
  ['serving other machines by accident', ['serve', '--host', '0.0.0.0']],
  ['serving on a port out of range', ['serve', '--port', '65536']],
  ['serving on an address of somebody else', ['serve', '--host', '192.0.2.1', '--public', '--port', '0']],
  ['serving accounts that no command line can carry', ['serve', '--port', '0', '--account', 'a b:c']],
  ['two lists at once', ['list', '--faults', '--requirements']],
  ['an unknown suite to list', ['list', '--suite', 'rfc1939/sat']],
  ['nothing to explain', ['explain']],
  ['something unknown to explain', ['explain', 'RFC1939-5-SAT-04']],
  ['something ambiguous to explain', ['explain', 'RFC1939-4-GREETING-0']],
  ['a misspelt last part to explain', ['explain', 'one-lin']],
  ['a folder that is not there to lint', ['lint', 'no/such/folder']],
  ['a result that is not there', ['report', 'no/such/result.json']],
  ['a result that is none', ['report', '/dev/null', '--report', 'htm=a']],
];

/** Long for a machine that is busy with other things; every mistake is a process. */
const PATIENCE = { timeout: 900_000 } as const;

t.setTimeout(PATIENCE.timeout);

t.test(
  'a mistake is status 2, told in a line or two, and nothing on standard output',
  PATIENCE,
  async (t) => {
    t.jobs = 4;
    const told = new Map<string, string>();
    const cases = MISTAKES.map(([what, words]) =>
      t.test(what, { buffered: true, ...PATIENCE }, async (t) => {
        const { status, out, err } = await pop3spec(words, { cwd: t.testdir({}) });
        t.equal(status, 2);
        t.equal(out, '');
        t.notMatch(err, /hunter2|^ +at /m, 'neither a secret nor a stack trace');
        told.set(what, `# ${what}\n$ ${legible(shellLine(['pop3spec', ...words]))}\n${err}`);
      }),
    );
    await Promise.all(cases);
    matchesGolden(t, 'cli/mistakes.txt', MISTAKES.map(([what]) => told.get(what)).join('\n'));
  },
);

t.test('a run that is refused leaves nothing behind', async (t) => {
  const cwd = t.testdir({});
  await pop3spec(['run', '--report', 'html=new/folder/a.html'], { cwd });
  t.same(await readdir(cwd), []);
});

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import t from 'tap';
import { MAIN } from './process.ts';
import { PASSWORD, reference } from './servers.ts';

t.setTimeout(300_000);

/** Runs a command on a terminal: that of util-linux, since others take other options. */
const SCRIPT = 'script';

const { error, stdout } = spawnSync(SCRIPT, ['--version'], { encoding: 'utf8' });
const hasTerminal = error === undefined && stdout.includes('util-linux');

/** What a person sees who types these keys when the password is asked for, and how it ends. */
async function atTerminal(
  words: readonly string[],
  keys: string,
): Promise<{ readonly seen: string; readonly status: unknown }> {
  const command = [process.execPath, MAIN, ...words].map((word) => `'${word}'`).join(' ');
  const child = spawn(SCRIPT, ['-qec', command, '/dev/null'], { stdio: ['pipe', 'pipe', 'inherit'] });
  let seen = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const wasAsked = seen.includes('password of');
    seen += text;
    if (!wasAsked && seen.includes('password of')) child.stdin.write(keys);
  });
  const [status] = (await once(child, 'close')) as [number];
  return { seen, status };
}

const options = hasTerminal ? {} : { skip: 'there is no script of util-linux' };

t.test('on a terminal the password is asked for, and not shown', options, async (t) => {
  const { port } = await reference(t, {});
  const words = [
    'run',
    `pop://alice@127.0.0.1:${port}`,
    '--only',
    'rfc1939/noop/positive',
    '--report',
    'none',
    '--trace',
  ];
  const { seen, status } = await atTerminal(words, `${PASSWORD}\r`);
  t.equal(status, 0, seen);
  t.match(seen, /^password of alice: \r\n/);
  t.match(seen, 'PASS [secret]');
  t.notMatch(seen, PASSWORD);
});

t.test('Ctrl-C where the password is asked for ends it, and nothing is sent', options, async (t) => {
  const { status, seen } = await atTerminal(['run', '127.0.0.1:1', '--user', 'alice'], 'abc\u0003');
  t.equal(status, 2);
  t.equal(seen, 'password of alice: \r\nerror: no password was typed for "alice"\r\n');
});

t.test('nothing is asked for when something else is wrong', options, async (t) => {
  const { status, seen } = await atTerminal(['run', '127.0.0.1:1', '--user', 'alice', '--only', 'x'], '');
  t.equal(status, 2);
  t.equal(seen, 'error: --only: there is no scenario "x"\r\n');
});

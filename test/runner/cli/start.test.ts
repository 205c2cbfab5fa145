import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import t from 'tap';
import { run, type RunResult } from '../../../runner/index.ts';
import { freePort } from '../../../runner/wire/free-port.ts';
import { MAIN, pop3spec, start } from './process.ts';
import { PASSWORD, reference } from './servers.ts';

t.setTimeout(300_000);

/** A password that is too short to be looked for everywhere. */
const SHORT = 'kq7';

const SERVE = `"${process.execPath}" "${MAIN}" serve --port {port} --account alice:${SHORT}`;

const GREETING = ['--suite', 'rfc1939/greeting'] as const;

async function resultIn(path: string): Promise<RunResult> {
  return JSON.parse(await readFile(path, 'utf8')) as RunResult;
}

t.test('the server is started for the run, at a free port, and its account shows nowhere', async (t) => {
  const cwd = t.testdir({});
  const words = ['run', '--host', '127.0.0.1', '--port', '0', '--account', `alice:${SHORT}`, ...GREETING];
  const ended = await pop3spec([...words, '--start', SERVE, '--report', 'json=r.json'], { cwd });
  t.equal(ended.status, 0, ended.err);
  const { command, target } = await resultIn(join(cwd, 'r.json'));
  t.match(command, '--port 0');
  t.match(command, 'serve --port {port} --account alice:[secret]');
  t.ok(target.port > 0);
  t.notMatch(`${ended.out}${ended.err}${await readFile(join(cwd, 'r.json'), 'utf8')}`, SHORT);
});

t.test('the server in place of which another one would be tested is not started', async (t) => {
  const { port } = await reference(t, {});
  const words = ['run', `127.0.0.1:${port}`, '--account', `alice:${PASSWORD}`, '--start', 'sleep 600'];
  const { status, out } = await pop3spec([...words, '--report', 'none'], { cwd: t.testdir({}) });
  t.equal(status, 3);
  t.match(out, /^stopped \(start-failed\): 127\.0\.0\.1 port \d+ accepts connections already/m);
});

t.test('a server that dies in the run: what it wrote, the scenario, status 3', async (t) => {
  const cwd = t.testdir({});
  const dying = `${SERVE} --log & server=$!; read -r _ < go; kill -s KILL $server; echo "core dumped ${PASSWORD}" >&2; exit 9`;
  const words = ['run', '--host', '127.0.0.1', '--port', '0', '--account', `alice:${SHORT}`];
  const account = ['--account', `bob:${PASSWORD}`];
  const serving = dying.replace('--log', `--log --account bob:${PASSWORD}`);
  const running = start(
    [...words, ...account, '--start', `mkfifo go; ${serving}`, '--verbose', '--report', 'json=r.json'],
    { cwd },
  );
  t.teardown(() => running.child.kill('SIGKILL'));
  await running.says('passed');
  await writeFile(join(cwd, 'go'), '\n');
  const { status, out, err } = await running.ended;
  t.equal(status, 3);
  t.match(err, /^the last that it wrote:\n( {2}\| .*\n)+/m);
  t.match(err, '| core dumped [secret]\n');
  t.notMatch(`${out}${err}`, PASSWORD);
  const { stop } = await resultIn(join(cwd, 'r.json'));
  t.equal(stop?.cause, 'target-died');
  t.match(stop?.message, /The command of --start ended with status 9; .*"core dumped \[secret\]"/);
});

for (const signal of ['SIGINT', 'SIGTERM', 'SIGKILL'] as const) {
  t.test(`${signal} does not leave the server behind`, async (t) => {
    const port = await freePort('127.0.0.1');
    const words = [
      'run',
      `127.0.0.1:${port}`,
      '--account',
      `alice:${SHORT}`,
      '--verbose',
      '--report',
      'none',
    ];
    const running = start([...words, '--start', SERVE], { cwd: t.testdir({}) });
    t.teardown(() => running.child.kill('SIGKILL'));
    await running.says('passed');
    const socket = connect(port, '127.0.0.1').on('error', () => undefined);
    await once(socket, 'connect');
    running.child.kill(signal);
    await once(socket.resume(), 'close');
    t.equal((await running.ended).status, signal === 'SIGKILL' ? null : 3);
  });
}

/** Breaks this program once it has connected a few times: when the server is up, and the run has begun. */
const BREAKER = `
  import { Socket } from 'node:net';
  const connect = Socket.prototype.connect;
  let times = 0;
  Socket.prototype.connect = function (...given) {
    times += 1;
    if (times === 20) process.nextTick(() => { throw new TypeError('broken'); });
    return connect.apply(this, given);
  };`;

t.test('a bug of ours does not leave the server behind', async (t) => {
  const cwd = t.testdir({});
  const port = await freePort('127.0.0.1');
  const words = ['run', `127.0.0.1:${port}`, '--account', `alice:${SHORT}`, '--report', 'none'];
  const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(BREAKER)}` };
  const { status, err } = await pop3spec([...words, '--start', `echo $$ > pid; exec ${SERVE}`], { cwd, env });
  t.equal(status, 3);
  t.match(err, /TypeError: broken/);
  const pid = Number(await readFile(join(cwd, 'pid'), 'utf8'));
  t.throws(() => process.kill(pid, 0), { code: 'ESRCH' });
});

t.test('a reset that fails before anything was asked ends the run', async (t) => {
  const { port } = await reference(t, {});
  const words = ['run', `127.0.0.1:${port}`, '--account', `alice:${PASSWORD}`, '--report', 'none'];
  const { status, out, err } = await pop3spec([...words, '--reset', 'echo no such jail >&2; exit 1'], {
    cwd: t.testdir({}),
  });
  t.equal(status, 3);
  t.match(out, 'stopped (reset-failed): The command of --reset ended with status 1; ');
  t.match(err, /^the last that it wrote:\n {2}\| no such jail\n/m);
});

t.test('from a program: start and reset, and the command that would do the same', async (t) => {
  const port = await freePort('127.0.0.1');
  const log = join(t.testdir({}), 'resets');
  const result = await run({
    host: '127.0.0.1',
    port,
    accounts: [{ user: 'alice', password: SHORT }],
    suites: ['rfc1939/greeting'],
    start: SERVE,
    reset: `echo {port} >> "${log}"`,
  });
  t.equal(result.scorecard.exitStatus, 0);
  t.match(result.command, /--start .*alice:\[secret\].* --reset /);
  t.equal(await readFile(log, 'utf8'), `${port}\n`);
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import t, { type Test } from 'tap';
import type { RunResult, RunStop } from '../../../runner/model/result.ts';
import { pop3spec, start, type Ended } from './process.ts';
import { deadPort, PASSWORD, reference, scripted } from './servers.ts';

t.setTimeout(300_000);

const REPORTS = [
  '--report',
  'json=result.json',
  '--report',
  'junit=junit.xml',
  '--report',
  'html=report.html',
] as const;

function wordsFor(port: number, password: string = PASSWORD, timeoutSeconds = 2): readonly string[] {
  const target = ['run', `127.0.0.1:${port}`, '--account', `alice:${password}`];
  return [...target, '--timeout', String(timeoutSeconds), ...REPORTS];
}

/** A run that could not be finished: status 3, whole reports that say so, and nothing but words for people. */
async function undetermined(
  t: Test,
  { status, out, err }: Ended,
  cwd: string,
): Promise<RunStop['cause'] | undefined> {
  t.equal(status, 3);
  t.notMatch(out + err, /^ +at |internal error/m);
  t.match(out, /^undetermined: /m);
  t.same((await readdir(cwd)).sort(), ['junit.xml', 'report.html', 'result.json']);
  const result = JSON.parse(await readFile(join(cwd, 'result.json'), 'utf8')) as RunResult;
  t.equal(result.complete, false);
  t.equal(result.scorecard.exitStatus, 3);
  t.match(out, `stopped (${result.stop?.cause ?? 'not at all'}): `);
  return result.stop?.cause;
}

t.test('nobody listens', async (t) => {
  const cwd = t.testdir({});
  const ended = await pop3spec(wordsFor(await deadPort()), { cwd });
  t.equal(await undetermined(t, ended, cwd), 'unreachable');
  const { scenarios } = JSON.parse(await readFile(join(cwd, 'result.json'), 'utf8')) as RunResult;
  t.notOk(
    scenarios.some(({ reason }) => reason?.includes('does not offer')),
    'whoever was never met is not said to lack anything',
  );
  t.notMatch(ended.out, 'does not offer');
  t.match(ended.out, 'pop3spec doctor');
});

t.test('a host that does not exist', async (t) => {
  const cwd = t.testdir({});
  const ended = await pop3spec(['run', 'host.invalid', '--account', 'a:b', ...REPORTS], { cwd });
  t.equal(await undetermined(t, ended, cwd), 'unreachable');
});

t.test('a mail server of another kind', async (t) => {
  const port = await scripted(t, (socket) => socket.end('220 mail.example.org ESMTP ready\r\n'));
  const cwd = t.testdir({});
  const ended = await pop3spec(wordsFor(port), { cwd });
  t.equal(await undetermined(t, ended, cwd), 'not-pop3');
  t.match(ended.out, 'SMTP');
});

t.test('a wrong password, which shows nowhere', async (t) => {
  const { port } = await reference(t, {});
  const cwd = t.testdir({});
  const ended = await pop3spec(wordsFor(port, 'Wq8-not-the-one'), { cwd });
  t.equal(await undetermined(t, ended, cwd), 'login-refused');
  const files = await Promise.all((await readdir(cwd)).map((name) => readFile(join(cwd, name), 'utf8')));
  t.notMatch([ended.out, ended.err, ...files].join('\n'), 'Wq8-not-the-one');
});

t.test('a server that dies in the middle', async (t) => {
  const server = await reference(t, {});
  const cwd = t.testdir({});
  const running = start([...wordsFor(server.port), '--verbose'], { cwd });
  t.teardown(() => running.child.kill('SIGKILL'));
  await running.says('passed');
  await server.close();
  t.equal(await undetermined(t, await running.ended, cwd), 'target-died');
});

/** A server that greets, and never says anything again. */
const SILENT_AFTER_GREETING = '+OK ready\r\n';

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  t.test(`${signal} ends the run, and the reports are written, marked as incomplete`, async (t) => {
    const cwd = t.testdir({});
    const port = await scripted(t, (socket) => {
      socket.write(SILENT_AFTER_GREETING);
      socket.once('data', () => running.child.kill(signal));
    });
    const running = start(wordsFor(port, PASSWORD, 600), { cwd });
    t.teardown(() => running.child.kill('SIGKILL'));
    const ended = await running.ended;
    t.match(ended.err, 'interrupted: the reports follow');
    t.equal(await undetermined(t, ended, cwd), 'interrupted');
  });
}

/** Surroundings in which a module is loaded before anything else: to break what cannot be broken from outside. */
function preloading(source: string): Readonly<Record<string, string>> {
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(source)}` };
}

t.test('the second Ctrl-C ends the process at once', async (t) => {
  const stubborn = fileURLToPath(new URL('./stubborn.js', import.meta.url));
  const child = spawn(process.execPath, [stubborn], { stdio: ['ignore', 'pipe', 'inherit'] });
  t.teardown(() => child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  child.kill('SIGINT');
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  t.equal(said.toString(), 'interrupted\n');
  // Presses that are very close together count as one, so it is pressed until it helps.
  const pressing = setInterval(() => child.kill('SIGINT'), 50);
  const [status] = (await once(child, 'exit')) as [number];
  clearInterval(pressing);
  t.equal(status, 130);
});

t.test(
  'a bug of ours is called one, leaves the reports of what was known, and is never taken for a deviation',
  async (t) => {
    const { port } = await reference(t, {});
    const cwd = t.testdir({});
    const breaker = `
    import { Socket } from 'node:net';
    const connect = Socket.prototype.connect;
    Socket.prototype.connect = function (...given) {
      process.nextTick(() => { throw new TypeError('broken beside ${PASSWORD}'); });
      return connect.apply(this, given);
    };`;
    const env = preloading(breaker);
    const { status, err } = await pop3spec(wordsFor(port), { cwd, env });
    t.equal(status, 3);
    t.match(err, 'internal error: this is a bug in pop3spec, not in the server under test.');
    t.match(err, /TypeError: broken beside \[secret\]/);
    t.same((await readdir(cwd)).sort(), ['junit.xml', 'report.html', 'result.json']);
    const result = JSON.parse(await readFile(join(cwd, 'result.json'), 'utf8')) as RunResult;
    t.equal(result.complete, false);
  },
);

t.test('an exception that nobody caught outside a run is status 3 as well', async (t) => {
  const breaker = `
    import { Server } from 'node:net';
    Server.prototype.listen = () => process.nextTick(() => { throw new TypeError('broken'); });`;
  const { status, err } = await pop3spec(['serve'], { cwd: t.testdir({}), env: preloading(breaker) });
  t.equal(status, 3);
  t.match(err, 'this is a bug in pop3spec');
});

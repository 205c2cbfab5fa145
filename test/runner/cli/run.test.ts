import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import t from 'tap';
import { maildirStore } from '../../../fixtures/server/maildir-store.ts';
import { startServer } from '../../../fixtures/server/server.ts';
import type { RunResult } from '../../../runner/model/result.ts';
import { matchesGolden } from './golden.ts';
import { normalised } from './normalise.ts';
import { pop3spec, type Ended } from './process.ts';
import { PASSWORD, reference } from './servers.ts';

t.setTimeout(300_000);

const GREETING = ['--suite', 'rfc1939/greeting'] as const;

async function resultIn(path: string): Promise<RunResult> {
  return JSON.parse(await readFile(path, 'utf8')) as RunResult;
}

/** Everything that a run left behind: what it said and what it wrote. */
async function traces(folder: string, { out, err }: Ended): Promise<string> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile());
  const texts = await Promise.all(files.map((entry) => readFile(join(entry.parentPath, entry.name), 'utf8')));
  return [out, err, ...texts].join('\n');
}

t.test('a conforming server: status 0, the summary, and three reports in pop3spec-report', async (t) => {
  const { port } = await reference(t, {});
  const cwd = t.testdir({});
  const ended = await pop3spec(['run', `127.0.0.1:${port}`, '--account', `alice:${PASSWORD}`, ...GREETING], {
    cwd,
  });
  t.equal(ended.status, 0);
  matchesGolden(t, 'cli/run-conformant.txt', normalised(`${ended.err}--\n${ended.out}`));
  t.same((await readdir(join(cwd, 'pop3spec-report'))).sort(), ['junit.xml', 'report.html', 'result.json']);
  const result = await resultIn(join(cwd, 'pop3spec-report/result.json'));
  t.equal(
    normalised(result.command),
    "pop3spec run 127.0.0.1:PORT --account 'alice:[secret]' --suite rfc1939/greeting",
  );
  t.notMatch(await traces(cwd, ended), PASSWORD);
});

t.test('a server with a fault: status 1, and the failure with place, octets, caret and clause', async (t) => {
  const { port } = await reference(t, { fault: 'greeting-in-two-lines' });
  const words = [
    'run',
    `127.0.0.1:${port}`,
    '--account',
    `alice:${PASSWORD}`,
    ...GREETING,
    '--report',
    'none',
  ];
  const cwd = t.testdir({});
  const { status, out, err } = await pop3spec(words, { cwd });
  t.equal(status, 1);
  matchesGolden(t, 'cli/run-deviating.txt', normalised(`${err}--\n${out}`));
  t.same(await readdir(cwd), []);
});

t.test('reports are written where they were asked for, and only there', async (t) => {
  const { port } = await reference(t, {});
  const cwd = t.testdir({});
  const reports = ['--report', 'json=a/b/c.json', '--report', 'junit=pop3.xml'];
  const words = ['run', '--host', '127.0.0.1', '--port', String(port), '--account', `alice:${PASSWORD}`];
  const { status, out } = await pop3spec([...words, ...GREETING, ...reports], { cwd });
  t.equal(status, 0);
  t.same((await readdir(cwd)).sort(), ['a', 'pop3.xml']);
  t.match(out, 'report: a/b/c.json\nreport: pop3.xml\n');
});

t.test('a saved result gives the same reports byte for byte, and the same summary', async (t) => {
  const { port } = await reference(t, { fault: 'greeting-in-two-lines' });
  const cwd = t.testdir({});
  const formats = ['html', 'html+css', 'junit', 'junit-strict', 'json', 'markdown', 'tap', 'badge'];
  const reportsIn = (folder: string): readonly string[] =>
    formats.flatMap((format) => ['--report', `${format}=${folder}/${format}.report`]);
  const words = [
    'run',
    `127.0.0.1:${port}`,
    '--account',
    `alice:${PASSWORD}`,
    ...GREETING,
    ...reportsIn('first'),
  ];
  const first = await pop3spec(words, { cwd });
  const again = await pop3spec(['report', 'first/json.report', ...reportsIn('second')], { cwd });
  t.equal(first.status, 1);
  t.equal(again.status, 0);
  const names = await readdir(join(cwd, 'first'));
  t.same(await readdir(join(cwd, 'second')), names);
  for (const name of names) {
    t.ok((await readFile(join(cwd, 'first', name))).equals(await readFile(join(cwd, 'second', name))), name);
  }
  const { out } = await pop3spec(['report', 'first/json.report'], { cwd });
  t.ok(first.out.startsWith(out));
});

t.test('quiet: the verdict only', async (t) => {
  const { port } = await reference(t, {});
  const words = [
    'run',
    `127.0.0.1:${port}`,
    '--account',
    `alice:${PASSWORD}`,
    ...GREETING,
    '--report',
    'none',
  ];
  const { status, out, err } = await pop3spec([...words, '--quiet'], { cwd: t.testdir({}) });
  t.equal(status, 0);
  t.match(out, /^conformant: .*\n$/);
  t.equal(out.trimEnd().split('\n').length, 1);
  t.equal(err, '');
});

t.test(
  'verbose: a line for every scenario; trace: all that went over the wire, the password taken out',
  async (t) => {
    const { port } = await reference(t, {});
    const only = ['--only', 'rfc1939/noop/*', '--report', 'none'];
    const words = ['run', `127.0.0.1:${port}`, '--account', `alice:${PASSWORD}`, ...only];
    const cwd = t.testdir({});
    const verbose = await pop3spec([...words, '--verbose'], { cwd });
    t.match(verbose.err, /^passed {2}rfc1939\/noop\//m);
    const trace = await pop3spec([...words, '--trace'], { cwd });
    t.match(trace.err, /ms {2}A C PASS \[secret\]\\r\\n/);
    t.notMatch(await traces(cwd, trace), PASSWORD);
  },
);

t.test('the password of a user comes from a file or from the environment', async (t) => {
  const { port } = await reference(t, {});
  const cwd = t.testdir({ password: `${PASSWORD}\n` });
  const words = ['run', `127.0.0.1:${port}`, '--user', 'alice', ...GREETING, '--report', 'none', '--quiet'];
  const fromFile = await pop3spec([...words, '--password-file', 'password'], { cwd });
  t.equal(fromFile.status, 0, fromFile.err);
  const fromEnvironment = await pop3spec([...words, '--password-env', 'SECRET'], {
    cwd,
    env: { SECRET: PASSWORD },
  });
  t.equal(fromEnvironment.status, 0, fromEnvironment.err);
});

t.test('several accounts, by APOP, and a mailbox that is taken as it is', async (t) => {
  const { port } = await reference(t, { users: ['alice', 'bob'] });
  const cwd = t.testdir({});
  const accounts = ['--account', `alice:${PASSWORD}`, '--account', `bob:${PASSWORD}`];
  const words = ['run', `127.0.0.1:${port}`, ...accounts, '--login', 'apop', '--report', 'json=result.json'];
  const { status, err } = await pop3spec(
    [...words, '--suite', 'rfc1939/noop', '--suite', 'rfc1939/stat', '--trace'],
    { cwd },
  );
  t.equal(status, 0, err);
  t.match(err, /A C APOP alice \[secret\]/);
  t.notMatch(err, / C PASS /);
  const { provisioner, scenarios } = await resultIn(join(cwd, 'result.json'));
  t.equal(provisioner, 'none');
  t.ok(scenarios.some(({ skip }) => skip?.because === 'provisioning'));
});

t.test('a maildir on the same machine is filled with what scenarios need', async (t) => {
  const maildir = (): Record<string, Record<string, never>> => ({ cur: {}, new: {}, tmp: {} });
  const cwd = t.testdir({ alice: maildir(), bob: maildir() });
  const server = await startServer({
    accounts: ['alice', 'bob'].map((name) => ({ name, password: PASSWORD })),
    store: maildirStore(join(cwd, '{user}')),
  });
  t.teardown(() => server.close());
  const accounts = ['--account', `alice:${PASSWORD}`, '--account', `bob:${PASSWORD}`];
  const words = ['run', `127.0.0.1:${server.port}`, ...accounts, '--provision', 'maildir:{user}'];
  const { status, out } = await pop3spec([...words, '--suite', 'rfc1939/stat', '--report', 'json=r.json'], {
    cwd,
  });
  t.equal(status, 0, out);
  const { provisioner, scenarios } = await resultIn(join(cwd, 'r.json'));
  t.equal(provisioner, 'maildir');
  t.notOk(scenarios.some(({ skip }) => skip?.because === 'provisioning'));
});

t.test('a suite of one’s own runs by its path, alone and beside bundled ones', async (t) => {
  const { port } = await reference(t, {});
  const steps = [{ S: '+OK', proves: ['RFC1939-4-GREETING-01'] }];
  const scenario = { id: 'x', title: 'X', why: 'Y', maildrop: 'any', state: 'connected', steps };
  const cwd = t.testdir({
    'mine.json': JSON.stringify({ suite: 'mine', title: 'Mine', scenarios: [scenario] }),
  });
  const words = ['run', `127.0.0.1:${port}`, '--account', `alice:${PASSWORD}`, '--report', 'json=r.json'];
  const alone = await pop3spec([...words, '--suite', 'mine.json'], { cwd });
  t.equal(alone.status, 0, alone.err);
  const ran = async (): Promise<readonly string[]> => {
    const { scenarios } = await resultIn(join(cwd, 'r.json'));
    return scenarios.filter(({ outcome }) => outcome !== 'skipped').map(({ suite }) => suite);
  };
  t.same(await ran(), ['mine']);
  const beside = await pop3spec([...words, '--suite', 'mine.json', ...GREETING], { cwd });
  t.equal(beside.status, 0, beside.err);
  t.same([...new Set(await ran())], ['rfc1939/greeting', 'mine']);
});

t.test('a broken suite is told with line, column and caret, and nothing is sent', async (t) => {
  const cwd = t.testdir({
    'mine.json': '{ "suite": "mine", "title": "Mine", "scenarios": [{ "idd": "x" }] }',
  });
  const words = ['run', '127.0.0.1:1', '--account', 'alice:secret', '--suite', 'mine.json'];
  const { status, err } = await pop3spec(words, { cwd });
  t.equal(status, 2);
  t.match(err, /^mine\.json:1:\d+: /);
  t.match(err, /\^/);
});

t.test('colours: none without a terminal, forced by FORCE_COLOR, and NO_COLOR is obeyed', async (t) => {
  const { port } = await reference(t, {});
  const words = [
    'run',
    `127.0.0.1:${port}`,
    '--account',
    `alice:${PASSWORD}`,
    ...GREETING,
    '--report',
    'none',
  ];
  const cwd = t.testdir({});
  const escape = '\u001b[';
  t.notOk((await pop3spec(words, { cwd })).out.includes(escape));
  t.ok((await pop3spec(words, { cwd, env: { FORCE_COLOR: '1' } })).out.includes(escape));
  t.notOk(
    (await pop3spec(words, { cwd, env: { NO_COLOR: '1', COLORTERM: 'truecolor' } })).out.includes(escape),
  );
});

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import t from 'tap';
import { maildirStore } from '../../../fixtures/server/maildir-store.ts';
import { startServer } from '../../../fixtures/server/server.ts';
import type { Diagnosis } from '../../../runner/model/diagnosis.ts';
import { matchesGolden } from './golden.ts';
import { normalised } from './normalise.ts';
import { MAIN, pop3spec } from './process.ts';
import { deadPort, PASSWORD, reference, scripted } from './servers.ts';

t.setTimeout(300_000);

/** With what differs from machine to machine, and what grows with the suites, replaced. */
function stable(text: string): string {
  return normalised(text)
    .replace(/^pop3spec \S+ \(suites [0-9a-f]{12}\), Node v\S+, .*$/m, 'pop3spec VERSION')
    .replace(/\d+ of \d+ scenarios would run/, 'SOME of ALL scenarios would run')
    .replace(/\nskipped: \d+\n( +\d+ {2}.*\n)+/, '\nSKIPPED\n')
    .replace(/(after|within) \d+ ms/g, '$1 TIME ms');
}

function wordsFor(port: number, password: string = PASSWORD): readonly string[] {
  return ['doctor', `127.0.0.1:${port}`, '--account', `alice:${password}`];
}

t.test('a right server with a maildir: everything is tried, and nothing is left behind', async (t) => {
  const cwd = t.testdir({ alice: { cur: {}, new: {}, tmp: {} } });
  const server = await startServer({
    accounts: [{ name: 'alice', password: PASSWORD }],
    store: maildirStore(join(cwd, '{user}')),
  });
  t.teardown(() => server.close());
  const { status, out, err } = await pop3spec([...wordsFor(server.port), '--provision', 'maildir:{user}'], {
    cwd,
  });
  t.equal(status, 0, err);
  t.equal(err, '');
  t.notMatch(out, PASSWORD);
  matchesGolden(t, 'cli/doctor-ok.txt', stable(out));
  for (const folder of ['cur', 'new', 'tmp']) t.strictSame(await readdir(join(cwd, 'alice', folder)), []);
  t.strictSame((await readdir(cwd)).sort(), ['alice'], 'no report is written');
});

t.test('a mailbox as it is: what is skipped, and which switch would run it', async (t) => {
  const { port } = await reference(t, {});
  const { status, out } = await pop3spec([...wordsFor(port), '--suite', 'rfc1939/stat']);
  t.equal(status, 0);
  t.match(out, /^warning {4}provisioning {2}the mailbox is taken as it is/m);
  t.match(out, /^ +\d+ {2}it needs known messages .* \(run with --provision maildir:PATH\b.*\)$/m);
  t.match(out, /^a run can begin, with less than there could be: provisioning$/m);
});

const TROUBLES: readonly (readonly [string, (t: Parameters<typeof scripted>[0]) => Promise<number>])[] = [
  ['nobody-listens', async () => deadPort()],
  ['silent', async (t) => scripted(t, () => undefined)],
  ['another-protocol', async (t) => scripted(t, (socket) => socket.end('220 mail.example.org ESMTP\r\n'))],
  [
    'refuses-login',
    async (t) =>
      scripted(t, (socket) => {
        socket.write('+OK \u001b[31mready\r\n');
        socket.on('data', (chunk) => {
          const isUser = chunk.toString().startsWith('USER');
          socket.write(isUser ? '+OK\r\n' : `-ERR no ${PASSWORD}\u001b[31m\r\n`);
        });
      }),
  ],
];

for (const [what, serve] of TROUBLES) {
  t.test(`trouble is told with what to do next, and is status 3: ${what}`, async (t) => {
    const { status, out, err } = await pop3spec([...wordsFor(await serve(t)), '--timeout', '2']);
    t.equal(status, 3, err);
    t.notMatch(out, PASSWORD);
    t.notMatch(out.replaceAll('\n', ''), /\p{Cc}/u);
    matchesGolden(t, `cli/doctor-${what}.txt`, stable(out));
  });
}

t.test('a server that is started by it, and one that does not come up', async (t) => {
  const serve = `"${process.execPath}" "${MAIN}" serve --port {port} --account alice:${PASSWORD}`;
  const words = ['doctor', '--host', '127.0.0.1', '--port', '0', '--account', `alice:${PASSWORD}`];
  const started = await pop3spec([...words, '--start', serve]);
  t.equal(started.status, 0, started.out);
  t.match(started.out, /^ok {9}server {8}--start started it/m);
  const failing = await pop3spec([...words, '--start', 'echo no licence; exit 1']);
  t.equal(failing.status, 3);
  t.match(failing.out, /^failed {5}server {8}The command of --start ended with status 1 before/m);
  t.match(failing.err, '  | no licence\n');
});

t.test('the JSON holds the same, for programs', async (t) => {
  const { port } = await reference(t, {});
  const { status, out } = await pop3spec([...wordsFor(port), '--json', '--suite', 'rfc1939/noop']);
  t.equal(status, 0);
  const diagnosis = JSON.parse(out) as Diagnosis;
  t.match(diagnosis, { version: 1, tool: { name: 'pop3spec' }, target: { port }, provisioner: 'none' });
  t.strictSame(
    diagnosis.checks.map(({ name, state }) => `${name} ${state}`),
    [
      'connection ok',
      'greeting ok',
      'tls ok',
      'capabilities ok',
      'login ok',
      'provisioning warning',
      'plan ok',
    ],
  );
  t.ok(diagnosis.plan.run > 0);
  t.ok(diagnosis.plan.skipped.some(({ because }) => because === 'not-selected'));
  t.notMatch(out, PASSWORD);
});

t.test('wrong arguments are status 2, all of them at once', async (t) => {
  const { status, out, err } = await pop3spec([
    'doctor',
    'localhost:0',
    '--start-timeout',
    '5',
    '--only',
    'x',
  ]);
  t.equal(status, 2);
  t.equal(out, '');
  t.match(err, /port "0"/);
  t.match(err, /--start-timeout without a server to start/);
  t.match(err, /no account/);
  t.match(err, /--only/);
});

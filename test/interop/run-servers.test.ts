import { existsSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import t from 'tap';
import { ACCOUNTS } from '../../interop/accounts.ts';
import { freePorts } from '../../interop/free-ports.ts';
import { waitForGreeting } from '../../interop/greeting.ts';
import type { Place } from '../../interop/place.ts';
import type { InteropRequest } from '../../interop/request.ts';
import type { ServerOutcome } from '../../interop/run-server.ts';
import { runServers } from '../../interop/run-servers.ts';
import type { InteropServer } from '../../interop/server.ts';
import { CLI } from '../../interop/sources.ts';
import { exitStatus } from '../../interop/summary.ts';

// Results go to the working folder, and programs of ours stand before those of the machine.
const folder = t.testdir({ programs: {} });
process.chdir(folder);
process.env['PATH'] = `${join(folder, 'programs')}:${process.env['PATH'] ?? ''}`;

const fake = (name: string, more: Partial<InteropServer>): InteropServer => ({
  name,
  title: name,
  package: 'no-such-package',
  install: { packages: [], unpacked: [] },
  accounts: 'own',
  start: async () => Promise.reject(new Error('not to be started')),
  ...more,
});

const request = (servers: readonly InteropServer[], more: Partial<InteropRequest> = {}): InteropRequest => ({
  servers,
  install: false,
  systemAccounts: false,
  update: false,
  brief: false,
  matrix: false,
  list: false,
  ...more,
});

/** What apt-get and dpkg-query do from now on. */
function packagesAre(aptGet: string, dpkgQuery: string): void {
  for (const [name, script] of Object.entries({ 'apt-get': aptGet, 'dpkg-query': dpkgQuery }))
    writeFileSync(join(folder, 'programs', name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
}

/** The reference server, which listens nowhere near the host's own. */
async function startReference({ programs }: Place, ...more: readonly string[]): Promise<number> {
  const [port = 0] = await freePorts(1);
  const accounts = ACCOUNTS.flatMap(({ user, password }) => ['--account', `${user}:${password}`]);
  programs.start({
    path: process.execPath,
    words: [CLI, 'serve', '--port', String(port), ...accounts, ...more],
  });
  await waitForGreeting(port, programs);
  return port;
}

const good = fake('good', {
  start: async (place) => ({
    port: await startReference(place),
    options: ['--provision', 'none', '--only', 'rfc1939/noop/*'],
  }),
});

const notRun = (outcome: ServerOutcome | undefined): string =>
  outcome?.kind === 'not-run' ? outcome.reason : JSON.stringify(outcome);

const none = new AbortController().signal;

t.test('what keeps one server from running is told, and the others still run', async (t) => {
  packagesAre(
    'case "$*" in *"install"*) echo "E: Unable to locate package no-such-package" >&2; exit 100;; esac',
    'case "$*" in *Status*) echo "no packages found" >&2; exit 1;; *) printf 1.0;; esac',
  );
  const foreign = createServer((socket) => socket.end('+OK somebody else\r\n'));
  foreign.listen(0, '127.0.0.1');
  await once(foreign, 'listening');
  const { port: taken } = foreign.address() as AddressInfo;
  const servers = [
    fake('not-to-be-installed', { install: { packages: ['no-such-package'], unpacked: [] } }),
    fake('silent', {
      start: async ({ programs }) => {
        const [port = 0] = await freePorts(1);
        programs.start({ path: '/bin/sh', words: ['-c', 'echo still thinking; exec sleep 600'] });
        await waitForGreeting(port, programs, { limitMs: 500 });
        return { port, options: [] };
      },
    }),
    fake('port-in-use', {
      start: async ({ programs }) => {
        const listen = `require('node:net').createServer().listen(${taken}, '127.0.0.1')`;
        programs.start({ path: process.execPath, words: ['-e', listen] });
        while (!programs.ended()) await new Promise((later) => setImmediate(later));
        await waitForGreeting(taken, programs);
        return { port: taken, options: [] };
      },
    }),
    good,
  ];
  const outcomes = await runServers(request(servers, { install: true }), none);
  foreign.close();
  t.match(notRun(outcomes.get('not-to-be-installed')), /Unable to locate package no-such-package/);
  t.match(notRun(outcomes.get('silent')), /^no greeting at port \d+ within 0\.5 seconds\nstill thinking$/);
  t.match(notRun(outcomes.get('port-in-use')), /^a program of it ended\n[^]*EADDRINUSE/);
  t.match(outcomes.get('good'), { kind: 'ran', status: 0 });
  t.ok(existsSync('interop-results/good/result.json'));
  t.equal(exitStatus(outcomes), 3, 'something did not run');
});

t.test(
  '--brief prints of a server as declared nothing but its line, and tells how another one differs',
  async (t) => {
    packagesAre('exit 0', 'printf 1.0');
    const deviating = fake('deviating', {
      start: async (place) => ({
        port: await startReference(place, '--fault', 'noop-multi-line'),
        options: ['--provision', 'none', '--only', 'rfc1939/noop/*'],
      }),
    });
    const outcomes = await runServers(request([good, deviating], { brief: true }), none);
    t.same(Object.keys(outcomes.get('good') ?? {}), ['kind', 'version', 'status', 'seconds']);
    t.match(outcomes.get('deviating'), { kind: 'ran', status: 1, differs: /^failed\[MUST\]/ });
  },
);

t.test('without --install what is missing is named', async (t) => {
  const install = { packages: ['no-such-package'], unpacked: ['nor-this-one'] };
  const outcomes = await runServers(request([fake('missing', { install })]), none);
  t.equal(
    notRun(outcomes.get('missing')),
    'not installed: no-such-package, nor-this-one (--install does that)',
  );
});

t.test('when the lists of packages cannot be fetched the servers still run', async (t) => {
  packagesAre('echo "E: no network" >&2; exit 100', 'printf 1.0');
  const outcomes = await runServers(request([good], { install: true }), none);
  t.match(outcomes.get('good'), { kind: 'ran', version: '1.0', status: 0 });
});

t.test('an interrupted run starts no server', async (t) => {
  const outcomes = await runServers(request([good, fake('other', {})]), AbortSignal.abort());
  for (const outcome of outcomes.values()) t.match(notRun(outcome), /abort/i);
  t.equal(outcomes.size, 2);
});

import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { resetServer } from '../../../../runner/cli/server/reset-server.ts';
import { LastLines } from '../../../../runner/cli/server/last-lines.ts';
import { ServerProcess, type ServerOptions } from '../../../../runner/cli/server/server-process.ts';
import { commandsFor, LEFT_ALONE } from '../../../../runner/cli/server/server-settings.ts';
import { freePort } from '../../../../runner/wire/free-port.ts';
import { scripted } from '../servers.ts';

t.setTimeout(300_000);

const SIGNAL = new AbortController().signal;

/** A server that does nothing but accept connections, at the port that the environment names. */
const LISTEN = node(
  `require('net').createServer(() => {}).listen(process.env.POP3SPEC_PORT, process.env.POP3SPEC_HOST)`,
);

function node(source: string): string {
  return `"${process.execPath}" -e "${source}"`;
}

async function processOf(t: Test, given: Partial<ServerOptions>): Promise<ServerProcess> {
  const port = given.port ?? (await freePort('127.0.0.1'));
  const server = new ServerProcess({
    ...LEFT_ALONE,
    host: '127.0.0.1',
    port,
    secrets: ['hunter2!'],
    ...given,
  });
  t.teardown(async () => server.stop());
  return server;
}

/** Resolves when nobody is at the other end any more. */
async function connectedTo(port: number): Promise<{ readonly gone: Promise<unknown> }> {
  const socket = connect(port, '127.0.0.1').on('error', () => undefined);
  await once(socket, 'connect');
  return { gone: once(socket.resume(), 'close') };
}

t.test('it is started, waited for, and ended with all that it started', async (t) => {
  const port = await freePort('127.0.0.1');
  const server = await processOf(t, { start: `${LISTEN} & wait`, port });
  t.equal(await server.start(SIGNAL), null);
  const { gone } = await connectedTo(port);
  await server.stop();
  await gone;
  t.strictSame(server.lastWords, []);
});

t.test('a server that does not mind SIGTERM is killed', async (t) => {
  const port = await freePort('127.0.0.1');
  const server = await processOf(t, { start: `trap '' TERM; ${LISTEN} & wait; sleep 600`, port });
  t.equal(await server.start(SIGNAL), null);
  const { gone } = await connectedTo(port);
  await server.stop();
  await gone;
});

t.test('a port that is taken already is told, and nothing is started', async (t) => {
  const port = await scripted(t, () => undefined);
  const folder = t.testdir({});
  const server = await processOf(t, { port, start: `touch "${join(folder, 'started')}"; sleep 600` });
  t.match(await server.start(SIGNAL), { cause: 'start-failed', message: /accepts connections already/ });
  await t.rejects(readFile(join(folder, 'started')));
});

t.test('a host that does not exist is not waited for', async (t) => {
  const server = await processOf(t, { host: 'host.invalid', start: 'sleep 600' });
  t.match(await server.start(SIGNAL), { cause: 'start-failed', message: /no address is known/ });
});

const FAILING: readonly (readonly [string, Partial<ServerOptions>, RegExp])[] = [
  [
    'that ends at once shows what it wrote, without secrets',
    { start: 'echo starting; echo bad password hunter2! >&2; exit 3' },
    /^The command of --start ended with status 3 before .*; the last that it wrote is "bad password \[secret\]"$/,
  ],
  ['that is not there is told', { start: '/no/such/program' }, /status 127 before .*no.such.program/],
  [
    'that leaves its server in the background has to stay in the foreground',
    { start: `${LISTEN} >/dev/null 2>&1 & true` },
    /ended with status 0 .*It has to stay in the foreground.*it wrote nothing$/,
  ],
  ['that a signal ends is told', { start: 'kill -s SEGV $$' }, /was ended by SIGSEGV before/],
  [
    'that never listens is given up',
    { start: 'echo thinking; sleep 600', startTimeoutMs: 200 },
    /does not accept connections at 127\.0\.0\.1 port \d+ after 200 ms; the last that it wrote is "thinking"$/,
  ],
];

for (const [what, given, expected] of FAILING) {
  t.test(`a command ${what}`, async (t) => {
    const server = await processOf(t, given);
    const stop = await server.start(SIGNAL);
    t.equal(stop?.cause, 'start-failed');
    t.match(stop?.message, expected);
    t.notMatch(server.lastWords.join('\n'), /hunter2/);
  });
}

t.test('a server that dies later is told with its last words', async (t) => {
  const port = await freePort('127.0.0.1');
  const server = await processOf(t, {
    port,
    start: node(
      `require('net').createServer((s) => s.on('error', () => {}).on('data', () => { console.log('hunter2! corrupted'); process.exit(9); }))` +
        `.listen(process.env.POP3SPEC_PORT, '127.0.0.1')`,
    ),
  });
  t.equal(await server.start(SIGNAL), null);
  connect(port, '127.0.0.1')
    .on('error', () => undefined)
    .write('x');
  t.equal(
    await server.died,
    'The command of --start ended with status 9; the last that it wrote is "[secret] corrupted"',
  );
  t.strictSame(server.lastWords, ['[secret] corrupted']);
});

t.test('an interrupt ends the waiting', async (t) => {
  const controller = new AbortController();
  const server = await processOf(t, { start: 'sleep 600' });
  const started = server.start(controller.signal);
  controller.abort();
  t.equal(await started, null);
});

t.test('host and port stand in the commands for those of the target', (t) => {
  const given = { ...LEFT_ALONE, start: 'serve {host} {port} {port}', reset: 'reset {port}' };
  t.match(commandsFor(given, { host: '::1', port: 7 }), { start: 'serve ::1 7 7', reset: 'reset 7' });
  t.match(commandsFor(LEFT_ALONE, { host: '::1', port: 7 }), LEFT_ALONE);
  t.end();
});

t.test('a reset knows where the server is', async (t) => {
  const folder = t.testdir({});
  const path = join(folder, 'where');
  const server = await processOf(t, { port: 7, reset: `echo $POP3SPEC_HOST $POP3SPEC_PORT > "${path}"` });
  t.ok(server.canReset);
  t.equal(await server.reset(SIGNAL), null);
  t.equal(await readFile(path, 'utf8'), '127.0.0.1 7\n');
});

t.test('a reset that fails says how, and what it wrote', async (t) => {
  const server = await processOf(t, { reset: 'echo cannot reach hunter2!; exit 5' });
  t.match(await server.reset(SIGNAL), {
    cause: 'reset-failed',
    message: 'The command of --reset ended with status 5; the last that it wrote is "cannot reach [secret]"',
  });
  t.strictSame(server.lastWords, ['cannot reach [secret]']);
});

t.test('without a command there is nothing to reset', async (t) => {
  const server = await processOf(t, {});
  t.notOk(server.canReset);
  t.equal(await server.reset(SIGNAL), null);
  t.equal(await server.start(SIGNAL), null);
});

t.test('a reset that does not end is ended', async (t) => {
  const output = new LastLines((text) => text);
  const options = { env: process.env, output, signal: SIGNAL };
  t.equal(await resetServer('sleep 600 & sleep 600', options, 100), 'was not done after 100 ms');
});

import { once } from 'node:events';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import t, { type Test } from 'tap';
import { start, type Running } from './process.ts';

t.setTimeout(300_000);

/** Starts `serve` on a free port; gives that port when it listens. */
async function serving(
  t: Test,
  words: readonly string[],
  cwd?: string,
): Promise<Running & { readonly port: number }> {
  const running = start(['serve', '--port', '0', ...words], cwd === undefined ? {} : { cwd });
  t.teardown(() => running.child.kill('SIGKILL'));
  const said = await running.says('Ctrl-C ends it');
  return { ...running, port: Number(/listening on .*:(\d+)$/m.exec(said)?.[1]) };
}

/** Says these lines to a server, and gives the first line of each reply, the greeting first. */
async function replies(port: number, lines: readonly string[]): Promise<readonly string[]> {
  const socket = connect(port, '127.0.0.1');
  const heard: string[] = [];
  const input = createInterface({ input: socket })[Symbol.asyncIterator]();
  for (const line of ['', ...lines]) {
    if (line !== '') socket.write(`${line}\r\n`);
    heard.push(String((await input.next()).value));
  }
  socket.destroy();
  return heard;
}

t.test('without anything: sample messages for demo:demo, and Ctrl-C ends it cleanly', async (t) => {
  const running = await serving(t, []);
  const [greeting, user, pass, stat] = await replies(running.port, ['USER demo', 'PASS demo', 'STAT']);
  t.match([greeting, user, pass], [/^\+OK/, /^\+OK/, /^\+OK/]);
  t.match(stat, /^\+OK [1-9]\d+ \d+/);
  running.child.kill('SIGINT');
  const { status, out, err } = await running.ended;
  t.equal(status, 0);
  t.equal(err, '');
  t.match(out, 'account demo, password demo\n');
});

t.test(
  'accounts of one’s own, a log that holds no password, and Ctrl-C in the middle of a session',
  async (t) => {
    const running = await serving(t, ['--account', 'alice:Zx9-secret', '--account', 'bob:b', '--log']);
    const socket = connect(running.port, '127.0.0.1');
    socket.on('error', () => undefined).resume();
    socket.write('USER alice\r\nPASS Zx9-secret\r\nNOOP\r\n');
    await running.says('NOOP');
    running.child.kill('SIGINT');
    if (!socket.closed) await once(socket, 'close');
    const { status, out } = await running.ended;
    t.equal(status, 0);
    t.match(out, /account alice\naccount bob\n/);
    t.notMatch(out, 'Zx9-secret');
  },
);

t.test('maildirs of this machine', async (t) => {
  const message = 'Subject: hello\n\nhi\n';
  const cwd = t.testdir({ alice: { cur: {}, new: { '1.2.host': message }, tmp: {} } });
  const running = await serving(t, ['--account', 'alice:a', '--maildir', './{user}'], cwd);
  const heard = await replies(running.port, ['USER alice', 'PASS a', 'STAT']);
  t.match(heard[3], /^\+OK 1 22/);
  running.child.kill('SIGINT');
  t.equal((await running.ended).status, 0);
});

t.test('a fault, named and told', async (t) => {
  const running = await serving(t, ['--fault', 'greeting-lower-case']);
  t.match(await replies(running.port, []), [/^\+ok/]);
  running.child.kill('SIGINT');
  const { status, out } = await running.ended;
  t.equal(status, 0);
  t.match(out, 'fault greeting-lower-case: ');
});

t.test('a port that is taken is told with a way out', async (t) => {
  const running = await serving(t, []);
  const { status, err } = await start(['serve', '--port', String(running.port)]).ended;
  t.equal(status, 2);
  t.equal(
    err,
    `error: cannot listen on 127.0.0.1:${running.port}: the port is in use; choose another with --port\n`,
  );
  running.child.kill('SIGINT');
  await running.ended;
});

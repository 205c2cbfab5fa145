import t from 'tap';
import { whyDead } from '../../../../runner/execute/session/liveness.ts';
import { startClock } from '../../../../runner/wire/clock.ts';
import { onLines, tinyServer, type Behaviour } from '../tiny-server.ts';

const { signal } = new AbortController();

async function ask(port: number, timeoutMs: number): Promise<string | null> {
  return whyDead({ target: { host: '127.0.0.1', port, timeoutMs }, clock: startClock(), signal });
}

t.test('a server that says anything at all is alive', async (t) => {
  const alive: Readonly<Record<string, Behaviour>> = {
    greets: (socket) => socket.write('+OK\r\n'),
    'greets badly': (socket) => socket.write('hello\n'),
    'begins to greet': (socket) => socket.write('+O'),
    refuses: (socket) => socket.end('-ERR busy\r\n'),
    'answers, though it does not greet': (socket) => onLines(socket, () => socket.write('+OK\r\n')),
  };
  for (const [name, behaviour] of Object.entries(alive)) {
    const server = await tinyServer(behaviour);
    t.teardown(server.close);
    t.equal(await ask(server.port, 300), null, name);
  }
});

t.test('a server that does not is gone, and how is told', async (t) => {
  const dead: Readonly<Record<string, readonly [Behaviour, RegExp]>> = {
    silent: [() => undefined, /neither a greeting nor an answer/],
    closes: [(socket) => socket.end(), /closed without a greeting/],
    resets: [(socket) => socket.resetAndDestroy(), /./],
  };
  for (const [name, [behaviour, told]] of Object.entries(dead)) {
    const server = await tinyServer(behaviour);
    t.teardown(server.close);
    t.match(await ask(server.port, 100), told, name);
  }
  const gone = await tinyServer(() => undefined);
  await gone.close();
  t.match(await ask(gone.port, 1000), /./);
});

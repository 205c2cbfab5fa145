import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import t from 'tap';
import { replayBare } from '../../../bench/replay/bare-client.ts';
import { playbackServer } from '../../../bench/replay/playback-server.ts';
import { ConnectionRecorder, type RecordedConnection } from '../../../bench/replay/recording.ts';
import { recordingProxy } from '../../../bench/replay/recording-proxy.ts';
import { memoryStore } from '../../../fixtures/server/memory-store.ts';
import { startServer } from '../../../fixtures/server/server.ts';

t.test('octets that follow each other one way are one turn', async (t) => {
  const recorder = new ConnectionRecorder();
  recorder.take('server', Buffer.from('+OK'));
  recorder.take('server', Buffer.from('\r\n'));
  recorder.take('client', Buffer.from('QUIT\r\n'));
  recorder.ended('server');
  recorder.ended('client');
  t.same(readable([recorder.recorded()]), [
    { turns: ['server: +OK\r\n', 'client: QUIT\r\n'], endedBy: 'server' },
  ]);
});

t.test('what is recorded is played back to the octet, and replayed to the octet', async (t) => {
  const recordings = await twoSessions();
  t.match(readable(recordings), [
    {
      turns: [/^server: \+OK/, 'client: NOOP\r\n', /^server: -ERR/, 'client: QUIT\r\n', /^server: \+OK/],
      endedBy: 'server',
    },
    { turns: [/^server: \+OK/], endedBy: 'client' },
  ]);
  const server = await playbackServer(recordings);
  const proxy = await recordingProxy(server.port);
  await replayBare(proxy.port, recordings);
  t.same(readable(proxy.recordings()), readable(recordings));
  proxy.close();
  server.close();
});

/** One that ends by QUIT, and one that the client leaves behind the greeting. */
async function twoSessions(): Promise<readonly RecordedConnection[]> {
  const server = await startServer({ store: memoryStore(), accounts: [] });
  const proxy = await recordingProxy(server.port);
  await session(proxy.port, ['NOOP\r\n', 'QUIT\r\n']);
  await session(proxy.port, []);
  proxy.close();
  await server.close();
  return proxy.recordings();
}

async function session(port: number, commands: readonly string[]): Promise<void> {
  const socket: Socket = connect({ port, host: '127.0.0.1' });
  const closed = once(socket, 'close');
  await once(socket, 'data');
  for (const command of commands) {
    socket.write(command);
    await once(socket, 'data');
  }
  if (commands.length === 0) socket.end();
  await closed;
}

function readable(recordings: readonly RecordedConnection[]): readonly unknown[] {
  return recordings.map(({ turns, endedBy }) => ({
    turns: turns.map(({ from, octets }) => `${from}: ${octets.toString('latin1')}`),
    endedBy,
  }));
}

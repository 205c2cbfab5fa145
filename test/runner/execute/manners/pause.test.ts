import { connect, createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import t from 'tap';
import { pause } from '../../../../runner/execute/manners/pause.ts';

const NEVER = new AbortController().signal;

t.test(
  'what was sent before a pause reaches a server in this process apart, however late the process is',
  async (t) => {
    const segments: string[] = [];
    const server = createServer((socket) => {
      socket.setEncoding('latin1').on('data', (octets: string) => segments.push(octets));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const client = connect((server.address() as AddressInfo).port, '127.0.0.1');
    client.setNoDelay(true);
    await Promise.all([once(client, 'connect'), once(server, 'connection')]);
    t.teardown(() => {
      client.destroy();
      server.close();
    });
    client.write('ST');
    const paused = pause(1, NEVER);
    keepBusy(50);
    await paused;
    client.write('AT\r\n');
    while (segments.join('').length < 6) await pause(1, NEVER);
    t.strictSame(segments, ['ST', 'AT\r\n']);
  },
);

t.test('an abort ends a pause', async (t) => {
  const abort = new AbortController();
  const paused = pause(600_000, abort.signal);
  abort.abort();
  await paused;
  t.pass('it did not wait');
});

function keepBusy(ms: number): void {
  const startedMs = performance.now();
  while (performance.now() - startedMs < ms);
}

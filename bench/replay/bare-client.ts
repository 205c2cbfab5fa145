import { once } from 'node:events';
import { connect } from 'node:net';
import type { RecordedConnection } from './recording.ts';

/** The least that a client can do: the same octets over the same connections, one connection after the other. */
export async function replayBare(port: number, recordings: readonly RecordedConnection[]): Promise<void> {
  for (const recording of recordings) await replayConnection(port, recording);
}

async function replayConnection(port: number, { turns, endedBy }: RecordedConnection): Promise<void> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  const closed = once(socket, 'close');
  let awaited = 0;
  let received = 0;
  let step = 0;
  const goOn = (): void => {
    for (let turn = turns[step]; turn !== undefined; turn = turns[++step]) {
      if (turn.from === 'client') socket.write(turn.octets);
      else if (received < awaited + turn.octets.length) return;
      else awaited += turn.octets.length;
    }
    if (endedBy === 'client') socket.end();
  };
  socket.on('data', (octets: Buffer) => {
    received += octets.length;
    goOn();
  });
  // Scenarios cut connections off; what is measured is how long it takes, not how it ends.
  socket.on('error', () => undefined);
  goOn();
  await closed;
}

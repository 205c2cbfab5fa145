import { createServer, type Socket } from 'node:net';
import { listening, type Listening } from '../listening.ts';
import type { RecordedConnection } from './recording.ts';

/**
 * Plays recorded connections again, one for each that comes, in their order: sends what the server had sent once it got as
 * many octets as the server had got. It reads nothing into them, so that it costs next to nothing.
 */
export async function playbackServer(recordings: readonly RecordedConnection[]): Promise<Listening> {
  let next = 0;
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    const recording = recordings[next++];
    socket.on('error', () => undefined);
    if (recording === undefined) socket.destroy();
    else play(socket, recording);
  });
  return listening(server);
}

function play(socket: Socket, { turns, endedBy }: RecordedConnection): void {
  let due = 0;
  let received = 0;
  let step = 0;
  const goOn = (): void => {
    for (let turn = turns[step]; turn !== undefined; turn = turns[++step]) {
      if (turn.from === 'server') socket.write(turn.octets);
      else if (received < due + turn.octets.length) return;
      else due += turn.octets.length;
    }
    if (endedBy === 'server') socket.end();
  };
  socket.on('data', (octets: Buffer) => {
    received += octets.length;
    goOn();
  });
  socket.on('end', () => socket.end());
  goOn();
}

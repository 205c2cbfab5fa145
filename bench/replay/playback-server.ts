import { createServer } from 'node:net';
import { listening, type Listening } from '../listening.ts';
import { play } from './play.ts';
import type { RecordedConnection } from './recording.ts';

/** Plays recorded connections again, one for each that comes, in their order. */
export async function playbackServer(recordings: readonly RecordedConnection[]): Promise<Listening> {
  let next = 0;
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    const recording = recordings[next++];
    if (recording === undefined) {
      socket.destroy();
      return;
    }
    play(socket, recording, 'server');
    socket.on('end', () => socket.end());
  });
  return listening(server);
}

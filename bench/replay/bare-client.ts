import { once } from 'node:events';
import { connect } from 'node:net';
import { play } from './play.ts';
import type { RecordedConnection } from './recording.ts';

/** The least that a client can do: the same octets over the same connections, one connection after the other. */
export async function replayBare(port: number, recordings: readonly RecordedConnection[]): Promise<void> {
  for (const recording of recordings) {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    const closed = once(socket, 'close');
    play(socket, recording, 'client');
    await closed;
  }
}

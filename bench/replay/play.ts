import type { Socket } from 'node:net';
import type { RecordedConnection, Side } from './recording.ts';

/**
 * Plays one side of a recorded connection: writes what it had written once as many octets have come as it had got by then, and
 * ends the connection where it had ended it. It reads nothing into them, so that it costs next to nothing.
 */
export function play(socket: Socket, { turns, endedBy }: RecordedConnection, side: Side): void {
  let due = 0;
  let received = 0;
  let step = 0;
  const goOn = (): void => {
    for (let turn = turns[step]; turn !== undefined; turn = turns[++step]) {
      if (turn.from === side) socket.write(turn.octets);
      else if (received < due + turn.octets.length) return;
      else due += turn.octets.length;
    }
    if (endedBy === side) socket.end();
  };
  socket.on('data', (octets: Buffer) => {
    received += octets.length;
    goOn();
  });
  // Scenarios cut connections off; what is measured is how long it takes, not how it ends.
  socket.on('error', () => undefined);
  goOn();
}

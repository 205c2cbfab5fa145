import { connect, createServer, type Server, type Socket } from 'node:net';
import { listening, type Listening } from '../listening.ts';
import { ConnectionRecorder, type RecordedConnection, type Side } from './recording.ts';

/** Stands before a server on loopback and keeps what goes over each connection, in the order in which they came. */
export interface RecordingProxy extends Listening {
  recordings(): readonly RecordedConnection[];
}

export async function recordingProxy(serverPort: number): Promise<RecordingProxy> {
  const recorders: ConnectionRecorder[] = [];
  const server: Server = createServer({ allowHalfOpen: true, noDelay: true }, (client) => {
    const recorder = new ConnectionRecorder();
    recorders.push(recorder);
    const upstream = connect({ port: serverPort, host: '127.0.0.1', allowHalfOpen: true, noDelay: true });
    pass({ from: client, to: upstream, side: 'client', recorder });
    pass({ from: upstream, to: client, side: 'server', recorder });
  });
  return {
    ...(await listening(server)),
    recordings: () => recorders.map((recorder) => recorder.recorded()),
  };
}

interface Passage {
  readonly from: Socket;
  readonly to: Socket;
  readonly side: Side;
  readonly recorder: ConnectionRecorder;
}

function pass({ from, to, side, recorder }: Passage): void {
  from.on('data', (octets: Buffer) => {
    recorder.take(side, octets);
    to.write(octets);
  });
  from.on('end', () => {
    recorder.ended(side);
    to.end();
  });
  // A connection that was reset is over for both.
  from.on('error', () => to.destroy());
  from.on('close', () => {
    recorder.ended(side);
    to.end();
  });
}

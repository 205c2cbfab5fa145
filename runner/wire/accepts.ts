import { startClock } from './clock.ts';
import { connect, type ConnectFailure } from './connect.ts';
import { Recorder } from './recorder.ts';

/** Where to look, and how long. */
export interface AcceptOptions {
  readonly host: string;
  readonly port: number;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** Null when something accepts connections there; the one that was made is closed without a word. */
export async function whyNotAccepted(options: AcceptOptions): Promise<ConnectFailure | null> {
  const clock = startClock();
  const recorder = new Recorder({ clock, secrets: [] });
  const connection = await connect({ ...options, clock, recorder, session: 'accepts' });
  if (connection.kind === 'connect-failure') return connection;
  await connection.end();
  return null;
}

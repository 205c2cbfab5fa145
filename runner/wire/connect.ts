import { connect as connectSocket, type Socket } from 'node:net';
import type { Clock } from './clock.ts';
import { connectAborted, type ConnectFailure, connectTimeout, failureOf } from './connect-failure.ts';
import { type Connection, connectionOver } from './connection.ts';
import { inTime } from './in-time.ts';
import type { Recorder } from './recorder.ts';

export type { ConnectFailure } from './connect-failure.ts';

/** Where to connect to, and what the connection needs. */
export interface ConnectOptions {
  readonly host: string;
  readonly port: number;
  /** For the connection to come about, and later for a send that stands still. */
  readonly timeoutMs: number;
  /** Name of the session in the transcript. */
  readonly session: string;
  readonly clock: Clock;
  readonly recorder: Recorder;
  readonly signal?: AbortSignal;
}

/** A host's addresses are tried one after the other, each for this part of the time at most while others are left. */
const ATTEMPT_SHARE = 4;

/** Opens a TCP connection to whichever of the host's addresses accepts it; a failure is a value, not an exception. */
export async function connect(options: ConnectOptions): Promise<Connection | ConnectFailure> {
  const { timeoutMs, signal } = options;
  const socket = connectSocket({
    host: options.host,
    port: options.port,
    noDelay: true,
    // The server's FIN is an event to be told, not a reason to stop sending.
    allowHalfOpen: true,
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: Math.max(250, Math.floor(timeoutMs / ATTEMPT_SHARE)),
  });
  const opened = openedOver(socket, options);
  const outcome = await inTime(opened, { ms: timeoutMs, signal });
  if (typeof outcome !== 'string') return outcome;
  socket.on('error', () => undefined).destroy();
  return outcome === 'late' ? connectTimeout(options, timeoutMs) : connectAborted(options);
}

/** Settles within the very event, so that the connection listens before anything else can happen on the socket. */
function openedOver(socket: Socket, options: ConnectOptions): Promise<Connection | ConnectFailure> {
  return new Promise((resolve) => {
    const onError = (error: Error): void => resolve(failureOf(error, options));
    socket.once('error', onError);
    socket.once('connect', () => {
      socket.off('error', onError);
      options.recorder.event(options.session, `connected to ${addressOf(socket)}`);
      resolve(connectionOver(socket, options));
    });
  });
}

function addressOf(socket: Socket): string {
  return `${socket.remoteAddress ?? 'an unknown address'} port ${socket.remotePort ?? 0}`;
}

import { connect as connectSocket, type Socket } from 'node:net';
import type { Clock } from './clock.ts';
import {
  connectAborted,
  type ConnectFailure,
  connectTimeout,
  failureOf,
  notSecured,
} from './connect-failure.ts';
import { type Connection, connectionOver } from './connection.ts';
import { inTime } from './in-time.ts';
import type { HandshakeFailure } from '../model/tls.ts';
import type { Recorder } from './recorder.ts';
import type { TlsClient } from './tls-client.ts';

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
  /** Makes the handshake of implicit TLS (RFC 8314 §3) before anything else; it may take `timeoutMs` by itself. */
  readonly tls?: TlsClient;
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
  if (typeof outcome !== 'string') return securedOf(outcome, options);
  socket.on('error', () => undefined).destroy();
  return outcome === 'late' ? connectTimeout(options, timeoutMs) : connectAborted(options);
}

/** What came about; under implicit TLS the handshake goes on. */
type Opened =
  | ConnectFailure
  | { readonly connection: Connection; readonly handshake: Promise<HandshakeFailure | null> | null };

/** Settles within the very event, so that the connection listens before anything else can happen on the socket. */
function openedOver(socket: Socket, options: ConnectOptions): Promise<Opened> {
  return new Promise((resolve) => {
    const onError = (error: Error): void => resolve(failureOf(error, options));
    socket.once('error', onError);
    socket.once('connect', () => {
      socket.off('error', onError);
      options.recorder.event(options.session, `connected to ${addressOf(socket)}`);
      const connection = connectionOver(socket, options);
      const { tls, host, timeoutMs } = options;
      const handshake = tls === undefined ? null : connection.startTls({ client: tls, host, timeoutMs });
      resolve({ connection, handshake });
    });
  });
}

async function securedOf(opened: Opened, options: ConnectOptions): Promise<Connection | ConnectFailure> {
  if ('kind' in opened) return opened;
  const { connection, handshake } = opened;
  const failure = await handshake;
  if (failure === null) return connection;
  await connection.end();
  return failure.cause === 'aborted' ? connectAborted(options) : notSecured(options, failure);
}

function addressOf(socket: Socket): string {
  return `${socket.remoteAddress ?? 'an unknown address'} port ${socket.remotePort ?? 0}`;
}

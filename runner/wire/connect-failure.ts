import type { HandshakeFailure } from '../model/tls.ts';

/** Why no connection came about. */
export interface ConnectFailure {
  readonly kind: 'connect-failure';
  readonly cause: 'not-found' | 'refused' | 'timeout' | 'reset' | 'aborted' | 'tls' | 'other';
  /** A sentence for people. */
  readonly message: string;
  /** With the cause `tls`: the connection came about, but not the handshake. */
  readonly handshake?: HandshakeFailure;
}

/** Where a connection was to go. */
export interface Destination {
  readonly host: string;
  readonly port: number;
}

/** No connection within the time. */
export function connectTimeout(to: Destination, timeoutMs: number): ConnectFailure {
  const message = `${to.host} port ${to.port} did not answer within ${timeoutMs} ms`;
  return { kind: 'connect-failure', cause: 'timeout', message };
}

/** The run was ended first. */
export function connectAborted(to: Destination): ConnectFailure {
  const message = `the run was ended while connecting to ${to.host} port ${to.port}`;
  return { kind: 'connect-failure', cause: 'aborted', message };
}

/** The handshake of implicit TLS came to nothing. */
export function notSecured(to: Destination, handshake: HandshakeFailure): ConnectFailure {
  const message = `no TLS at ${to.host} port ${to.port}: ${handshake.message}`;
  return { kind: 'connect-failure', cause: 'tls', message, handshake };
}

/** What an error of the system says about a connection that did not come about. */
export function failureOf(error: Error, to: Destination): ConnectFailure {
  const code = codeOf(error);
  const cause = CAUSES[code] ?? (code.startsWith('EAI_') ? 'not-found' : 'other');
  return { kind: 'connect-failure', cause, message: `${SENTENCES[cause](to)} (${code})` };
}

const CAUSES: Readonly<Partial<Record<string, keyof typeof SENTENCES>>> = {
  ENOTFOUND: 'not-found',
  ECONNREFUSED: 'refused',
  ETIMEDOUT: 'timeout',
  ECONNRESET: 'reset',
};

const SENTENCES = {
  'not-found': ({ host }: Destination): string => `no address is known for the host ${host}`,
  refused: ({ host, port }: Destination): string => `nobody accepts connections at ${host} port ${port}`,
  timeout: ({ host, port }: Destination): string => `${host} port ${port} did not answer`,
  reset: ({ host, port }: Destination): string => `${host} port ${port} reset the connection at once`,
  other: ({ host, port }: Destination): string => `cannot connect to ${host} port ${port}`,
} as const;

/** The code of the error, or of the first when every address of the host failed in its own way. */
function codeOf(error: Error): string {
  if ('code' in error && typeof error.code === 'string') return error.code;
  const first: unknown = error instanceof AggregateError ? error.errors[0] : undefined;
  return first instanceof Error ? codeOf(first) : error.message;
}

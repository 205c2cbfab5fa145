import type { Observation } from '../../model/observation.ts';
import type { HandshakeFailure } from '../../model/tls.ts';
import type { Clock } from '../../wire/clock.ts';
import { connect, type ConnectFailure } from '../../wire/connect.ts';
import type { Connection } from '../../wire/connection.ts';
import type { Recorder } from '../../wire/recorder.ts';
import { isPositive, toldOf, type Say } from './conversation.ts';
import { tlsOf, type Target } from '../environment/environment.ts';

/** What a connection needs. */
export interface WayIn {
  readonly target: Target;
  /** Name of the session in the transcript. */
  readonly session: string;
  readonly clock: Clock;
  readonly recorder: Recorder;
  readonly signal: AbortSignal;
}

/** Connects; where the port speaks TLS from the first octet, the handshake is made as well. */
export async function connectTo(
  { target, session, clock, recorder, signal }: WayIn,
  handshake: 'as-the-run' | 'left-out' = 'as-the-run',
): Promise<Connection | ConnectFailure> {
  const { host, port, timeoutMs } = target;
  const { way, client } = tlsOf(target);
  const isImplicit = way === 'implicit' && handshake === 'as-the-run';
  const tls = isImplicit ? { tls: client } : {};
  target.manners?.connects();
  return connect({ host, port, timeoutMs, session, clock, recorder, signal, ...tls });
}

/** STLS did not bring a connection under TLS: it was refused, or the handshake behind it came to nothing. */
export interface NoTls {
  readonly kind: 'no-tls';
  /** What came in answer to STLS. */
  readonly observation: Observation;
  /** Null when it was refused. */
  readonly handshake: HandshakeFailure | null;
  /** A sentence. */
  readonly message: string;
}

/** Makes the handshake by itself; null when it worked. */
export type Secure = () => Promise<HandshakeFailure | null>;

/** Says STLS and makes the handshake (RFC 2595 §4), where nothing is judged; null when the session is under TLS. */
export async function byStls(say: Say, secure: Secure): Promise<NoTls | null> {
  const observation = await say('STLS');
  if (!isPositive(observation)) {
    const message = `STLS was answered with ${toldOf(observation)}`;
    return { kind: 'no-tls', observation, handshake: null, message };
  }
  const handshake = await secure();
  if (handshake === null) return null;
  return { kind: 'no-tls', observation, handshake, message: `Behind STLS ${handshake.message}` };
}

/** Whether it may go better in a moment: a busy server hangs up. */
export function mayTlsCome({ observation, handshake }: NoTls): boolean {
  return observation.kind === 'closed' || handshake?.cause === 'closed' || handshake?.cause === 'reset';
}

/** Patience for a greeting that some servers repeat under TLS, though RFC 2595 §4 leaves no room for it. */
export const GREETED_AGAIN_MS = 200;

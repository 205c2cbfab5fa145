import type { Observation } from '../model/observation.ts';
import { timestampOf } from '../pop3/timestamp.ts';
import type { Clock } from '../wire/clock.ts';
import { connect, type ConnectFailure } from '../wire/connect.ts';
import type { Connection } from '../wire/connection.ts';
import type { Recorder } from '../wire/recorder.ts';
import { conversation } from './conversation.ts';
import type { Target } from './environment.ts';

/** What a session that belongs to no scenario needs. */
export interface PlainSessionOptions {
  readonly target: Target;
  /** Name in the transcript. */
  readonly name: string;
  readonly clock: Clock;
  readonly recorder: Recorder;
  readonly signal: AbortSignal;
}

/** A session that is on no trial: the probe's, and those that look at what a maildrop holds. */
export class PlainSession {
  readonly kind = 'plain-session' as const;
  readonly greeting: Observation;
  readonly #connection: Connection;
  readonly #timeoutMs: number;
  #isInSync: boolean;

  constructor(connection: Connection, greeting: Observation, timeoutMs: number) {
    this.greeting = greeting;
    this.#connection = connection;
    this.#timeoutMs = timeoutMs;
    this.#isInSync = greeting.kind === 'reply';
  }

  /** Every command so far was answered by one whole reply, so the next reply will be the next command's. */
  get isInSync(): boolean {
    return this.#isInSync;
  }

  /** Timestamp of the greeting (RFC 1939 §7, APOP), null when it has none. */
  get timestamp(): string | null {
    return this.greeting.kind === 'reply' ? timestampOf(this.greeting.line) : null;
  }

  /** Says a command and gives what came; waits for it as long as for any reply, unless told otherwise. */
  async ask(line: string, timeoutMs: number = this.#timeoutMs): Promise<Observation> {
    const seen = await conversation(this.#connection, timeoutMs)(line);
    this.#isInSync = seen.kind === 'reply';
    return seen;
  }

  /** Ends the session: by QUIT when it is in sync, so that the server lets go of the maildrop. */
  async leave(patienceMs: number): Promise<void> {
    if (this.#isInSync) {
      await conversation(this.#connection, patienceMs)('QUIT');
      await this.#connection.readClosed({ timeoutMs: patienceMs });
    }
    await this.#connection.end();
  }
}

/** Connects and awaits the greeting, whatever it is. */
export async function openPlainSession(options: PlainSessionOptions): Promise<PlainSession | ConnectFailure> {
  const { target, name, clock, recorder, signal } = options;
  const connection = await connect({ ...target, session: name, clock, recorder, signal });
  if (connection.kind === 'connect-failure') return connection;
  const greeting = await connection.readReply({ multiLine: false, timeoutMs: target.timeoutMs });
  return new PlainSession(connection, greeting, target.timeoutMs);
}

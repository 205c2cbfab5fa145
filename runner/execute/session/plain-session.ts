import type { Observation } from '../../model/observation.ts';
import { timestampOf } from '../../pop3/timestamp.ts';
import type { TlsFacts } from '../../model/tls.ts';
import type { ConnectFailure } from '../../wire/connect.ts';
import type { Connection } from '../../wire/connection.ts';
import { conversation, isPositive } from './conversation.ts';
import { tlsOf, type Target } from '../environment/environment.ts';
import { byStls, connectTo, GREETED_AGAIN_MS, type NoTls, type WayIn } from './way-in.ts';

/** Whether a server is known to greet a second time, under TLS; `unknown`: it is to be found out. */
export type GreetsAgain = 'unknown' | 'yes' | 'no';

/** What a session that belongs to no scenario needs. */
export interface PlainSessionOptions extends WayIn {
  readonly greetsAgain: GreetsAgain;
}

/** A session that is on no trial: the probe's, and those that look at what a maildrop holds. */
export class PlainSession {
  readonly kind = 'plain-session' as const;
  readonly greeting: Observation;
  readonly #connection: Connection;
  readonly #target: Target;
  #isInSync: boolean;
  #hasGreetedAgain = false;

  constructor(connection: Connection, greeting: Observation, target: Target) {
    this.greeting = greeting;
    this.#connection = connection;
    this.#target = target;
    this.#isInSync = greeting.kind === 'reply';
  }

  /** What is known of the TLS that it is under; null in clear. */
  get tls(): TlsFacts | null {
    return this.#connection.tls;
  }

  /** It greeted a second time, under TLS. */
  get hasGreetedAgain(): boolean {
    return this.#hasGreetedAgain;
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
  async ask(line: string, timeoutMs: number = this.#target.timeoutMs): Promise<Observation> {
    const seen = await conversation(this.#connection, timeoutMs)(line);
    this.#isInSync = seen.kind === 'reply';
    return seen;
  }

  /** Goes under TLS by STLS; null when that worked. */
  async startTls(greetsAgain: GreetsAgain): Promise<NoTls | null> {
    const { host, timeoutMs } = this.#target;
    const { client } = tlsOf(this.#target);
    const secure = async (): ReturnType<Connection['startTls']> =>
      this.#connection.startTls({ client, host, timeoutMs });
    const noTls = await byStls(async (line) => this.ask(line), secure);
    if (noTls !== null) this.#isInSync = false;
    else if (greetsAgain === 'yes') this.#hasGreetedAgain = await this.#getsAnotherLine();
    else if (greetsAgain === 'unknown') this.#hasGreetedAgain = await this.#findsGreetingAgain();
    return noTls;
  }

  /** NOOP is refused before login (RFC 1939 §5): a positive line in its place is another greeting, if one more follows. */
  async #findsGreetingAgain(): Promise<boolean> {
    return isPositive(await this.ask('NOOP')) && this.#getsAnotherLine();
  }

  async #getsAnotherLine(): Promise<boolean> {
    const seen = await this.#connection.readSilence({ forMs: GREETED_AGAIN_MS });
    return seen.kind === 'reply';
  }

  /** Ends the session: by QUIT when it is in sync, so that the server lets go of the maildrop. */
  async leave(patienceMs: number): Promise<void> {
    if (this.#isInSync) {
      await conversation(this.#connection, patienceMs)('QUIT');
      await this.#connection.readClosed({ timeoutMs: patienceMs });
    }
    await this.#connection.end();
  }

  /** Ends the session without QUIT: the server removes nothing (RFC 1939 §6). */
  async drop(): Promise<void> {
    await this.#connection.end();
  }
}

/** Connects, awaits the greeting, whatever it is, and goes under TLS where the run does and it is one. */
export async function openPlainSession(
  options: PlainSessionOptions,
): Promise<PlainSession | ConnectFailure | NoTls> {
  const session = await openWithoutStls(options);
  if (session.kind !== 'plain-session' || tlsOf(options.target).way !== 'starttls') return session;
  if (!session.isInSync) return session;
  const noTls = await session.startTls(options.greetsAgain);
  if (noTls === null) return session;
  await session.leave(0);
  return noTls;
}

/** Connects and awaits the greeting, whatever it is. STLS is left to the caller. */
export async function openWithoutStls(wayIn: WayIn): Promise<PlainSession | ConnectFailure> {
  const { target } = wayIn;
  const connection = await connectTo(wayIn);
  if (connection.kind === 'connect-failure') return connection;
  const greeting = await connection.readReply({ multiLine: false, timeoutMs: target.timeoutMs });
  return new PlainSession(connection, greeting, target);
}

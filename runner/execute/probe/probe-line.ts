import type { LoginWay } from '../../model/login-way.ts';
import type { Observation } from '../../model/observation.ts';
import type { RunStop } from '../../model/result.ts';
import type { TlsFacts } from '../../model/tls.ts';
import type { ConnectFailure } from '../../wire/connect.ts';
import type { Recorder } from '../../wire/recorder.ts';
import { login, type LoginRefused } from '../login/login.ts';
import {
  openWithoutStls,
  openPlainSession,
  type GreetsAgain,
  type PlainSession,
} from '../session/plain-session.ts';
import type { ProbeOptions } from './probe-options.ts';
import { noTlsStop, notConnectedStop } from './probe-tls.ts';
import { tryAgain } from '../manners/try-again.ts';
import type { NoTls, WayIn } from '../session/way-in.ts';

/** Name of the probe's sessions in its transcript. */
const SESSION = 'probe';

/** The probe's line to the target: one session at a time, a new one whenever the one before is no longer in step. */
export class ProbeLine {
  readonly #options: ProbeOptions;
  readonly #recorder: Recorder;
  readonly #signal: AbortSignal;
  #session: PlainSession | null = null;
  #greetsAgain: GreetsAgain = 'unknown';
  /** Nobody has tried to log in over this session yet. */
  #isFresh = false;

  constructor(options: ProbeOptions, recorder: Recorder) {
    this.#options = options;
    this.#recorder = recorder;
    this.#signal = options.signal ?? new AbortController().signal;
  }

  get isAborted(): boolean {
    return this.#signal.aborted;
  }

  /** Whether it greets a second time, under TLS that STLS began. */
  get greetsAgain(): GreetsAgain {
    return this.#greetsAgain;
  }

  /** What is known of the TLS of the session that is open. */
  get tls(): TlsFacts | null {
    return this.#session?.tls ?? null;
  }

  /** A new session; the one before is left. */
  async open(): Promise<PlainSession | ConnectFailure | NoTls> {
    await this.leave();
    const session = await openPlainSession({ ...this.#wayIn(), greetsAgain: this.#greetsAgain });
    return session.kind === 'plain-session' ? this.#takeIn(session) : session;
  }

  /** The same without STLS. */
  async openWithoutStls(): Promise<PlainSession | ConnectFailure> {
    await this.leave();
    const session = await openWithoutStls(this.#wayIn());
    return session.kind === 'plain-session' ? this.#takeIn(session) : session;
  }

  /** Brings the session that is open under TLS by STLS; a new one when it is not in step. */
  async secure(): Promise<ConnectFailure | NoTls | null> {
    const session = this.#session?.isInSync === true ? this.#session : await this.openWithoutStls();
    if (session.kind === 'connect-failure') return session;
    const noTls = await session.startTls(this.#greetsAgain);
    if (noTls === null) this.#greetsAgain = session.hasGreetedAgain ? 'yes' : 'no';
    else await this.leave();
    return noTls;
  }

  #wayIn(): WayIn {
    const { target, clock } = this.#options;
    return { target, clock, session: SESSION, recorder: this.#recorder, signal: this.#signal };
  }

  #takeIn(session: PlainSession): PlainSession {
    this.#session = session;
    this.#isFresh = true;
    return session;
  }

  /** Ends the session that is open. */
  async leave(): Promise<void> {
    const session = this.#session;
    this.#session = null;
    await session?.leave(this.#options.limits.epilogueMs);
  }

  /** Logs in; null when that worked. Tries again for a while, each time anew, when the refusal is one that may pass. */
  async logIn(
    method: LoginWay,
    mayPass: (refused: LoginRefused) => boolean,
  ): Promise<LoginRefused | RunStop | null> {
    return this.patiently(
      async () => this.#tryLogIn(method),
      (refused) => refused !== null && 'kind' in refused && mayPass(refused),
    );
  }

  /** Tries something again for a while. */
  async patiently<Result>(
    attempt: () => Promise<Result>,
    mayPass: (result: Result) => boolean,
  ): Promise<Result> {
    const { limits, clock } = this.#options;
    const { loginRetryMs: forMs, loginRetryEveryMs: everyMs } = limits;
    return tryAgain(attempt, mayPass, { clock, forMs, everyMs, signal: this.#signal });
  }

  /** Asks in the TRANSACTION state, after a login by this method where that is needed; null when it cannot be reached. */
  async ask(line: string, method: LoginWay): Promise<Observation | null> {
    if (this.#session?.isInSync !== true) {
      const refused = await this.logIn(method, () => true);
      if (refused !== null) return null;
    }
    return (await this.#session?.ask(line)) ?? null;
  }

  /** Asks in the session that is open, in whatever state; null when there is none in step. */
  async askNow(line: string): Promise<Observation | null> {
    return this.#session?.isInSync === true ? this.#session.ask(line) : null;
  }

  async #tryLogIn(method: LoginWay): Promise<LoginRefused | RunStop | null> {
    const { account, target } = this.#options;
    const { manners } = target;
    await manners?.beforeLogin(account.user, this.#signal);
    const session = await this.#fresh();
    if (session.kind === 'connect-failure') return notConnectedStop(session);
    if (session.kind === 'no-tls') return noTlsStop(session, null);
    this.#isFresh = false;
    const say = async (line: string): Promise<Observation> => session.ask(line);
    const refused = await login(say, { account, method, timestamp: session.timestamp, manners });
    if (refused !== null) await this.leave();
    return refused;
  }

  async #fresh(): Promise<PlainSession | ConnectFailure | NoTls> {
    const session = this.#session;
    return session !== null && this.#isFresh && session.isInSync ? session : this.open();
  }
}

import type { LoginWay } from '../model/login-way.ts';
import type { Observation } from '../model/observation.ts';
import type { RunStop } from '../model/result.ts';
import type { ConnectFailure } from '../wire/connect.ts';
import type { Recorder } from '../wire/recorder.ts';
import { login, type LoginRefused } from './login.ts';
import { openPlainSession, type PlainSession } from './plain-session.ts';
import type { ProbeOptions } from './probe-options.ts';
import { tryAgain } from './try-again.ts';

/** Name of the probe's sessions in its transcript. */
const SESSION = 'probe';

/** The probe's line to the target: one session at a time, a new one whenever the one before is no longer in step. */
export class ProbeLine {
  readonly #options: ProbeOptions;
  readonly #recorder: Recorder;
  readonly #signal: AbortSignal;
  #session: PlainSession | null = null;
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

  /** A new session; the one before is left. */
  async open(): Promise<PlainSession | ConnectFailure> {
    await this.leave();
    const { target, clock } = this.#options;
    const options = { target, clock, name: SESSION, recorder: this.#recorder, signal: this.#signal };
    const session = await openPlainSession(options);
    if (session.kind === 'connect-failure') return session;
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

  async #tryLogIn(method: LoginWay): Promise<LoginRefused | RunStop | null> {
    const session = await this.#fresh();
    if (session.kind === 'connect-failure') return { cause: 'unreachable', message: session.message };
    this.#isFresh = false;
    const say = async (line: string): Promise<Observation> => session.ask(line);
    const { account } = this.#options;
    const refused = await login(say, { account, method, timestamp: session.timestamp });
    if (refused !== null) await this.leave();
    return refused;
  }

  async #fresh(): Promise<PlainSession | ConnectFailure> {
    const session = this.#session;
    return session !== null && this.#isFresh && session.isInSync ? session : this.open();
  }
}

import type { PlannedScenario } from '../../model/plan.ts';
import type { Clock } from '../../wire/clock.ts';
import { LoginDelays, type Approach } from './login-delays.ts';
import { pause } from './pause.ts';
import { dueAfterUse, UNCAPPED, waitMs, type RateCaps } from './rate.ts';

/** Waits so many ms, or until the signal is aborted. */
export type Sleep = (ms: number, signal: AbortSignal) => Promise<void>;

/** What manners need. */
export interface MannersOptions {
  readonly clock: Clock;
  readonly caps?: RateCaps;
  readonly sleep?: Sleep;
}

/** Connections and logins of which each is one use of its cap. */
type Use = 'connections' | 'logins';

/** How often a target is asked: no more often than the user allows, and no sooner than the server wants. */
export class Manners {
  readonly delays: LoginDelays;
  readonly #clock: Clock;
  readonly #caps: RateCaps;
  readonly #sleep: Sleep;
  readonly #dueMs: Record<Use, number> = { connections: 0, logins: 0 };
  /** Uses that scenarios have waited for and not made yet. */
  readonly #ahead: Record<Use, number> = { connections: 0, logins: 0 };

  constructor({ clock, caps = UNCAPPED, sleep = pause }: MannersOptions) {
    this.#clock = clock;
    this.#caps = caps;
    this.#sleep = sleep;
    this.delays = new LoginDelays(clock);
  }

  /**
   * Waits until a scenario may begin. Whatever else it does, and what it tries again, is paid for by the next: nothing
   * waits in the midst of a scenario, where the server's patience would come to an end.
   */
  async beforeScenario({ scenario }: PlannedScenario, signal: AbortSignal): Promise<void> {
    const uses: readonly Use[] =
      scenario.state === 'transaction' ? ['connections', 'logins'] : ['connections'];
    const nowMs = this.#clock.nowMs();
    const ms = Math.max(...uses.map((use) => waitMs(this.#dueMs[use], nowMs)));
    if (ms > 0) await this.#sleep(ms, signal);
    for (const use of uses) {
      this.#charge(use);
      this.#ahead[use] += 1;
    }
  }

  /** Waits until the server lets this user in again (RFC 2449 §6.5). */
  async beforeLogin(user: string, signal: AbortSignal, approach: Approach = 'safely'): Promise<void> {
    const ms = this.delays.waitMs(user, approach);
    if (ms > 0) await this.#sleep(ms, signal);
  }

  /** A connection is opened. */
  connects(): void {
    this.#use('connections');
  }

  /** A login is tried. */
  logsIn(): void {
    this.#use('logins');
  }

  #use(use: Use): void {
    if (this.#ahead[use] > 0) this.#ahead[use] -= 1;
    else this.#charge(use);
  }

  #charge(use: Use): void {
    this.#dueMs[use] = dueAfterUse(this.#dueMs[use], this.#clock.nowMs(), this.#caps[use]);
  }
}

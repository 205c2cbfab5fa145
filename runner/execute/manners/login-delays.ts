import type { Clock } from '../../wire/clock.ts';
import { waitMs } from './rate.ts';

/** Longest delay between two logins that is waited for, in s. Servers ask for minutes where clients are to poll seldom. */
export const LONGEST_DELAY_S = 60;

/** A moment more than asked for: the server counts from when it answered, and whoever counts whole seconds rounds. */
const MARGIN_MS = 250;

/**
 * Whether the server holds to the delay that it announces: Courier announces ten seconds and lets everybody in, and to wait
 * for it all the same would make hours of a run.
 */
export type Standing = 'unknown' | 'enforced' | 'lenient';

/** The delay between two logins of one user that a server asks for, and what a run makes of it. */
export interface AskedDelay {
  readonly seconds: number;
  readonly standing: Standing;
  /** How long a run waits, in ms: not at all where it would be too long, or in vain. */
  readonly patienceMs: number;
}

/** How a login goes about the delay. `boldly`: nothing hangs on it, so that it may find out whether the server means it. */
export type Approach = 'boldly' | 'safely';

/**
 * How many early logins, one behind the other, tell that a server does not mean its delay. One that counts whole seconds lets
 * in by chance who comes within one second, and nobody who comes in the first half of several.
 */
function tellingCount(seconds: number): number {
  return seconds > 1 ? 1 : 5;
}

/** The least time between two logins of one user that a server asks for (RFC 2449 §6.5), and when each was let in. */
export class LoginDelays {
  readonly #clock: Clock;
  readonly #letInMs: Map<string, number> = new Map();
  /** Until when those wait who were refused as too early. */
  readonly #untilMs: Map<string, number> = new Map();
  #seconds: number | null = null;
  #standing: Standing = 'unknown';
  /** Logins in the first half of the delay that were let in. */
  #earlyCount = 0;
  /** How long is waited where a server tells nobody, in s: longer each time. */
  #guess = 1;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** What the server announced, in s, or what was learnt; null: nothing is known. */
  get seconds(): number | null {
    return this.#seconds;
  }

  /** The same, with what a run makes of it; null where there is no delay. */
  get asked(): AskedDelay | null {
    if (this.#seconds === null || this.#seconds === 0) return null;
    return { seconds: this.#seconds, standing: this.#standing, patienceMs: this.patienceMs };
  }

  /** How long is waited between two logins of one user, in ms: none at all where it would be too long, or in vain. */
  get patienceMs(): number {
    const seconds = this.#standing === 'lenient' ? 0 : (this.#seconds ?? 0);
    return seconds > 0 && seconds <= LONGEST_DELAY_S ? seconds * 1000 + MARGIN_MS : 0;
  }

  /** The capabilities of both states; what is told after login is about this user (RFC 2449 §6.5). */
  announced(capabilities: readonly (readonly string[] | null)[]): void {
    const found = capabilities.map((lines) => delayIn(lines ?? [])).filter((each) => each !== null);
    this.#seconds = found.at(-1) ?? this.#seconds;
  }

  /** How long to wait before this user logs in again, in ms. */
  waitMs(user: string, approach: Approach): number {
    const isTried = approach === 'boldly' && this.#standing === 'unknown';
    const dueMs = isTried ? 0 : (this.#letInMs.get(user) ?? -Infinity) + this.patienceMs;
    return waitMs(Math.max(dueMs, this.#untilMs.get(user) ?? 0), this.#clock.nowMs());
  }

  /** Whether a login of this user comes sooner than the server wants, or was refused for that where nobody knows how long it is. */
  isEarly(user: string): boolean {
    if (this.#seconds === null) return this.#untilMs.has(user);
    return (
      this.#standing !== 'lenient' &&
      this.#clock.nowMs() < (this.#letInMs.get(user) ?? -Infinity) + this.#seconds * 1000
    );
  }

  /** A login was accepted: where it had been refused as too early before, that tells the delay. */
  letIn(user: string): void {
    const nowMs = this.#clock.nowMs();
    const before = this.#letInMs.get(user);
    if (this.#standing === 'unknown' && before !== undefined) this.#learn(nowMs - before);
    if (this.#untilMs.delete(user) && this.#seconds === null && before !== undefined)
      this.#seconds = Math.min(LONGEST_DELAY_S, Math.ceil((nowMs - before) / 1000));
    this.#letInMs.set(user, nowMs);
  }

  #learn(behindMs: number): void {
    const seconds = this.#seconds ?? 0;
    if (behindMs >= seconds * 500) return;
    this.#earlyCount += 1;
    if (this.#earlyCount >= tellingCount(seconds)) this.#standing = 'lenient';
  }

  /** Twice as long as the last, and not at all once the longest was in vain: a run must come to an end. */
  #nextGuessMs(): number {
    this.#guess *= 2;
    return this.#guess > LONGEST_DELAY_S ? 0 : this.#guess * 1000;
  }

  /** A login was refused because it came too early. */
  refusedAsEarly(user: string): void {
    this.#standing = 'enforced';
    const forMs = this.#seconds === null ? this.#nextGuessMs() : this.patienceMs;
    this.#untilMs.set(user, this.#clock.nowMs() + forMs);
  }
}

function delayIn(lines: readonly string[]): number | null {
  const [, digits] =
    lines.map((line) => /^LOGIN-DELAY (\d{1,9})(?: |$)/i.exec(line)).find((match) => match !== null) ?? [];
  return digits === undefined ? null : Number(digits);
}

import type { Observation } from '../model/observation.ts';
import type { Clock } from './clock.ts';
import type { Inbox } from './inbox.ts';
import { OCTETS_PER_MS, OVERALL_FACTOR } from './limits.ts';
import type { Reader } from './reader.ts';
import type { Ending } from './transport.ts';

/** How long a read waits: `idle` begins anew whenever octets arrive, `total` does not. */
export interface Patience {
  readonly ms: number;
  readonly counts: 'idle' | 'total';
}

/** A read under way, as far as whoever drives it needs to know. */
export interface PendingRead {
  readonly isOver: boolean;
  /** Takes what has arrived, as far as it belongs to this read, and then the ending. */
  advance(inbox: Inbox, ending: Ending | null): void;
  /** The time is up, or the run is being ended. */
  expire(): void;
}

/** A read under way: fed by the connection until its reader has seen enough, the server ended, or the time was up. */
export class Read<Seen extends Observation> implements PendingRead {
  readonly result: Promise<Seen>;
  readonly #reader: Reader<Seen>;
  readonly #patience: Patience;
  readonly #clock: Clock;
  readonly #startedMs: number;
  readonly #timer: NodeJS.Timeout;
  #octetCount = 0;
  #settle: ((seen: Seen) => void) | null = null;

  constructor(reader: Reader<Seen>, patience: Patience, clock: Clock) {
    this.#reader = reader;
    this.#patience = patience;
    this.#clock = clock;
    this.#startedMs = clock.nowMs();
    this.result = new Promise((resolve) => {
      this.#settle = resolve;
    });
    this.#timer = setTimeout(() => this.#lookOnce(), patience.ms);
  }

  get isOver(): boolean {
    return this.#settle === null;
  }

  advance(inbox: Inbox, ending: Ending | null): void {
    // What arrives behind the end belongs to the next read, or to none.
    if (this.isOver) return;
    const before = this.#octetCount;
    if (this.#isSatisfiedBy(inbox)) return;
    if (ending !== null) this.#end(this.#reader.closed(ending));
    else if (this.#octetCount > before) this.#haveArrived();
  }

  expire(): void {
    if (!this.isOver) this.#end(this.#reader.expired(this.#elapsedMs()));
  }

  /**
   * The timer is up, but Node looks at timers before it looks at sockets: after a pause of this process octets may have
   * come in time and not been read yet. A server must not be blamed for that.
   */
  #lookOnce(): void {
    const before = this.#octetCount;
    setImmediate(() => {
      if (this.#patience.counts === 'total' || this.#octetCount === before) this.expire();
    });
  }

  /** Takes chunks until the reader has seen enough, which ends the read, or nothing is left. */
  #isSatisfiedBy(inbox: Inbox): boolean {
    for (let chunk = inbox.shift(); chunk !== undefined; chunk = inbox.shift()) {
      this.#octetCount += chunk.length;
      const taken = this.#reader.take(chunk);
      if (taken === null) continue;
      inbox.putBack(chunk.subarray(taken.consumed));
      this.#end(taken.observation);
      return true;
    }
    return false;
  }

  #haveArrived(): void {
    if (this.#patience.counts === 'total') return;
    this.#timer.refresh();
    const limitMs = this.#patience.ms * OVERALL_FACTOR + this.#octetCount / OCTETS_PER_MS;
    if (this.#elapsedMs() > limitMs) this.expire();
  }

  #elapsedMs(): number {
    return this.#clock.nowMs() - this.#startedMs;
  }

  #end(seen: Seen): void {
    clearTimeout(this.#timer);
    this.#settle?.(seen);
    this.#settle = null;
  }
}

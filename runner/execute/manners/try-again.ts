import type { Clock } from '../../wire/clock.ts';
import { pause } from './pause.ts';

/** How long something is tried again, and how often. */
export interface Patience {
  readonly clock: Clock;
  readonly forMs: number;
  readonly everyMs: number;
  readonly signal: AbortSignal;
}

/** Tries something once, and again while what came of it may pass by itself; gives what came of the last try. */
export async function tryAgain<Result>(
  attempt: () => Promise<Result>,
  mayPass: (result: Result) => boolean,
  { clock, forMs, everyMs, signal }: Patience,
): Promise<Result> {
  const untilMs = clock.nowMs() + forMs;
  for (;;) {
    const result = await attempt();
    if (!mayPass(result) || clock.nowMs() + everyMs > untilMs || signal.aborted) return result;
    await pause(everyMs, signal);
  }
}

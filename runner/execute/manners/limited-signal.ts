/** A signal of its own with a time limit. */
export interface LimitedSignal {
  readonly signal: AbortSignal;
  /** Whether the time limit is what aborted it. */
  readonly isLate: () => boolean;
  /** Lets go of the timer and the outer signal. */
  readonly release: () => void;
}

/** Longest delay of a timer in Node; with more it fires at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** A signal that is aborted with the outer one, or after this time. */
export function limitedSignal(outer: AbortSignal, ms: number): LimitedSignal {
  const controller = new AbortController();
  let late = false;
  const onAbort = (): void => controller.abort();
  const timer = setTimeout(
    () => {
      late = !outer.aborted;
      controller.abort();
    },
    Math.min(ms, LONGEST_TIMER_MS),
  );
  if (outer.aborted) controller.abort();
  outer.addEventListener('abort', onAbort, { once: true });
  return {
    signal: controller.signal,
    isLate: () => late,
    release: () => {
      clearTimeout(timer);
      outer.removeEventListener('abort', onAbort);
    },
  };
}

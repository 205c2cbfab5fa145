/** Tells the time since the run began, monotonic, in ms. */
export interface Clock {
  nowMs(): number;
}

/** A clock that starts at 0 now. */
export function startClock(): Clock {
  const startedMs = performance.now();
  return { nowMs: () => performance.now() - startedMs };
}

/** The most that may be done to a target in a minute, spread evenly; Infinity where there is no cap. */
export interface RateCaps {
  readonly connections: number;
  readonly logins: number;
}

/** No caps: nobody but whoever runs them needs servers on this machine. */
export const UNCAPPED: RateCaps = { connections: Infinity, logins: Infinity };

/** When the next use is due where so many a minute are allowed, in ms on the run's clock. */
export type DueMs = number;

/** How long to wait before something is used again. */
export function waitMs(dueMs: DueMs, nowMs: number): number {
  return Math.max(0, dueMs - nowMs);
}

/**
 * When the next use is due behind one that happens now. Uses are spread evenly, so that a minute sees no more of them than
 * allowed; one that could not wait is paid for by those behind it.
 */
export function dueAfterUse(dueMs: DueMs, nowMs: number, perMinute: number): DueMs {
  return Math.max(dueMs, nowMs) + 60_000 / perMinute;
}

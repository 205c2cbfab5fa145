import type { Limits } from '../../runner/execute/environment/limits.ts';

/**
 * How long a reply is waited for. Server and client share this process, so what takes longer does not come at all; short
 * enough for faults that leave many scenarios waiting, long enough for a busy machine.
 */
export const PATIENCE_MS = 2500;

/** Servers that are run against at the same time: faults that make scenarios wait do not make the others wait. */
export const AT_A_TIME = 4;

/** Longest time for one test file, on a machine that has much else to do. */
export const TEST_MS: number = 15 * 60_000;

/** The limits of one run. */
export const LIMITS: Partial<Limits> = {
  scenarioMs: 60_000,
  runMs: 5 * 60_000,
  loginRetryMs: 2000,
  loginRetryEveryMs: 50,
  penaltyMs: PATIENCE_MS,
  epilogueMs: 500,
};

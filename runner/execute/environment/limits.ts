import type { RateCaps } from '../manners/rate.ts';

/** How long and how often things are tried in a run. All in ms. */
export interface Limits {
  /** Longest time for one scenario, its preparation included, but for what `messageMs` adds. */
  readonly scenarioMs: number;
  /** The same for a scenario that says that it is slow. */
  readonly slowScenarioMs: number;
  /** Added for each message that the scenario has placed. */
  readonly messageMs: number;
  /** Longest time for the run. */
  readonly runMs: number;
  /** How long a login that a prelude needs is tried again while it is refused. */
  readonly loginRetryMs: number;
  /** Time between two tries of it. */
  readonly loginRetryEveryMs: number;
  /** How long the answer to a login is waited for once wrong passwords were sent in this run. */
  readonly penaltyMs: number;
  /** Patience for RSET and QUIT at the end of a scenario, where nothing is judged. */
  readonly epilogueMs: number;
  /** Time between two looks at a maildrop that was filled and does not show it yet. */
  readonly visibleEveryMs: number;
  /** How long messages are retrieved to learn what a maildrop as it stands holds. */
  readonly observeMs: number;
}

export const DEFAULT_LIMITS: Limits = {
  /** Six replies that take ten seconds each: a server this slow is told about by its timeouts. */
  scenarioMs: 60_000,
  /** The autologout timer takes ten minutes (RFC 1939 §3); a scenario may wait for it and for its renewal. */
  slowScenarioMs: 30 * 60_000,
  /** A message from before goes over POP3, the new one comes through a relay that scans it: a thousand are four minutes. */
  messageMs: 250,
  /** A run ends by its scenarios' limits; a limit of its own is for those who ask for one. */
  runMs: Infinity,
  /** The session before may have been cut off, and its lock takes a moment to go. */
  loginRetryMs: 3_000,
  loginRetryEveryMs: 100,
  /** Servers answer slowly after wrong passwords: Dovecot waits up to 15 s, and PAM adds some of its own. */
  penaltyMs: 30_000,
  epilogueMs: 1_000,
  visibleEveryMs: 100,
  /** A dozen small messages take a moment; on a server that is slow, fewer have to do. */
  observeMs: 20_000,
};

/** Longest time between two tries of a login: locks go within seconds. */
const SELDOM_MS = 3_000;

/** The limits where logins are capped: what is tried again is tried less often, and at least once more. */
export function limitsUnder(caps: RateCaps | undefined, limits: Limits): Limits {
  const leastMs = Math.min(SELDOM_MS, 60_000 / (caps?.logins ?? Infinity));
  const loginRetryEveryMs = Math.max(limits.loginRetryEveryMs, leastMs);
  return {
    ...limits,
    loginRetryEveryMs,
    loginRetryMs: limits.loginRetryMs === 0 ? 0 : Math.max(limits.loginRetryMs, 2 * leastMs),
    visibleEveryMs: Math.max(limits.visibleEveryMs, leastMs),
  };
}

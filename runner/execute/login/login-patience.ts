import type { RunContext } from '../context/run-context.ts';

/** How long the answer to a login is waited for: servers are slow on purpose once they saw wrong passwords. */
export function loginMs({ target, limits, known }: RunContext): number {
  return known.sawWrongPasswords ? Math.max(target.timeoutMs, limits.penaltyMs) : target.timeoutMs;
}

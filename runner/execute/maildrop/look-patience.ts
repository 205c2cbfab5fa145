import type { RunContext } from '../context/run-context.ts';
import type { Patience } from '../manners/try-again.ts';

/** Patience for messages that may take so long to show up, none when 0; each look is a login, which may have to wait. */
export function lookPatience(
  { clock, limits, manners }: RunContext,
  forMs: number,
  signal: AbortSignal,
): Patience {
  const waitsMs = forMs === 0 ? 0 : manners.delays.patienceMs;
  return { clock, signal, everyMs: limits.visibleEveryMs, forMs: forMs + waitsMs };
}

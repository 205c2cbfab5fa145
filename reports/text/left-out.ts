import type { RunResult, ScenarioResult } from '../../runner/model/result.ts';

/** Scenarios that were not run, or could not be judged, for the same reason. */
export interface LeftOut {
  readonly outcome: 'skipped' | 'blocked' | 'errored';
  readonly reason: string;
  /** The switch that would run them. */
  readonly enable: string | null;
  /** Left out so that nobody comes to harm. */
  readonly isForSafety: boolean;
  readonly scenarios: readonly ScenarioResult[];
}

/**
 * What did not lead to a judgement, grouped by outcome and reason. What was left out for safety comes first, however little
 * it is: a word of the user's would run it. Then the largest groups first.
 */
export function leftOutOf(result: RunResult): readonly LeftOut[] {
  const groups = new Map<string, LeftOut>();
  for (const scenario of result.scenarios) {
    const { outcome, reason, skip } = scenario;
    if (outcome === 'passed' || outcome === 'failed') continue;
    const enable = skip?.enable ?? null;
    const key = JSON.stringify([outcome, reason, enable]);
    const scenarios = [...(groups.get(key)?.scenarios ?? []), scenario];
    const isForSafety = skip?.because === 'safety';
    groups.set(key, {
      outcome,
      reason: reason ?? 'No reason was recorded.',
      enable,
      isForSafety,
      scenarios,
    });
  }
  return [...groups.values()].toSorted(
    (one, other) =>
      Number(other.isForSafety) - Number(one.isForSafety) || other.scenarios.length - one.scenarios.length,
  );
}

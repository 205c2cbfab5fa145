import type { SkippedGroup } from '../../model/diagnosis.ts';
import type { Plan } from '../../model/plan.ts';
import { failed, ok, type DoctorFacts, type Found } from './facts.ts';
import { countOf } from './find-access.ts';

/** How much would run. */
export function findPlan({ examination: { plan } }: DoctorFacts): Found {
  const { scenarios } = plan;
  const count = runnable(plan);
  if (count === 0) return failed(['nothing would run'], 'The reasons below say what would');
  return ok(`${count} of ${countOf(scenarios.length, 'scenario')} would run`);
}

/** Scenarios that would run. */
export function runnable({ scenarios }: Plan): number {
  return scenarios.filter(({ decision }) => decision.kind === 'run').length;
}

/** Those that would not, by reason: first what is left out for safety, then the most frequent. */
export function skippedGroups({ scenarios }: Plan): readonly SkippedGroup[] {
  const groups = new Map<string, SkippedGroup>();
  for (const { decision } of scenarios) {
    if (decision.kind === 'run') continue;
    const { because, reason, enable = null } = decision;
    const key = JSON.stringify([reason, enable]);
    groups.set(key, { scenarios: (groups.get(key)?.scenarios ?? 0) + 1, because, reason, enable });
  }
  return [...groups.values()].toSorted(
    (one, other) =>
      Number(other.because === 'safety') - Number(one.because === 'safety') ||
      other.scenarios - one.scenarios,
  );
}

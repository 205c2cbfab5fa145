import type { Plan, PlannedScenario } from '../model/plan.ts';
import { FEATURES } from './features.ts';

/** The plan after the probe: what needs a feature that the target does not offer is skipped. */
export function applyFeatures(plan: Plan, features: readonly string[]): Plan {
  const offered = new Set(features);
  return { scenarios: plan.scenarios.map((planned) => applyTo(planned, offered)) };
}

function applyTo(planned: PlannedScenario, offered: ReadonlySet<string>): PlannedScenario {
  if (planned.decision.kind === 'skip') return planned;
  const missing = (planned.scenario.needs ?? []).filter((feature) => !offered.has(feature));
  const [first] = missing;
  if (first === undefined) return planned;
  const description = missing.length === 1 ? FEATURES.get(first) : undefined;
  const reason = `the target does not offer ${missing.join(' and ')}`;
  return {
    ...planned,
    decision: {
      kind: 'skip',
      because: 'not-offered',
      reason: description === undefined ? reason : `${reason}, ${description}`,
    },
  };
}

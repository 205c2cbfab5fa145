import type { Offered, Plan, PlannedScenario } from '../model/plan.ts';
import { beginsInClear, makesHandshakes } from './tls-of-scenario.ts';
import { FEATURES } from './features.ts';

/** The plan after the probe: what needs a feature that the target does not offer is skipped. */
export function applyFeatures(plan: Plan, offered: Offered): Plan {
  return { scenarios: plan.scenarios.map((planned) => applyTo(planned, offered)) };
}

function applyTo(planned: PlannedScenario, offered: Offered): PlannedScenario {
  if (planned.decision.kind === 'skip') return planned;
  const there = featuresFor(planned, offered);
  const missing = (planned.scenario.needs ?? []).filter((feature) => !there.has(feature));
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
      ...(!beginsInClear(planned.scenario) && isThereByStls(missing, offered)
        ? { enable: '--tls starttls' }
        : {}),
    },
  };
}

/** Whether a run that goes under TLS by STLS would find what this one, in clear, does not. */
function isThereByStls(missing: readonly string[], { way, inClear, underTls }: Offered): boolean {
  const isThere = (feature: string): boolean => feature === 'TLS' || underTls.includes(feature);
  return way === 'none' && inClear.includes('STLS') && missing.every(isThere);
}

/** What is offered where the scenario is; one that goes under TLS by itself is on both sides. */
function featuresFor({ scenario }: PlannedScenario, offered: Offered): ReadonlySet<string> {
  const { way, inClear, underTls } = offered;
  if (way === 'implicit' || (way === 'starttls' && !beginsInClear(scenario))) return new Set(underTls);
  return new Set(makesHandshakes(scenario) ? [...inClear, ...underTls] : inClear);
}

import type { Deviation, KnownFailure, Manner } from '../model/baseline.ts';
import type { ScenarioResult } from '../model/result.ts';
import { mannerKey, mannerOf } from './manner.ts';

/**
 * Most scenarios that are named of what a watcher saw. A rule about every reply may be broken in all scenarios there are;
 * so many are enough to notice when it no longer is.
 */
const WATCHED_LIMIT = 12;

/** The ways in which a requirement failed, each with its scenarios, in plan order. */
export function failuresOf(
  requirement: string,
  scenarios: readonly ScenarioResult[],
): readonly KnownFailure[] {
  const found = new Map<string, { readonly manner: Manner; readonly scenarios: string[] }>();
  for (const scenario of scenarios)
    for (const manner of mannersIn(scenario, requirement)) {
      const key = mannerKey(manner);
      const known = found.get(key) ?? { manner, scenarios: [] };
      found.set(key, known);
      if (!known.scenarios.includes(scenario.id)) known.scenarios.push(scenario.id);
    }
  return [...found.values()].map(({ manner, scenarios }) => ({ ...manner, scenarios }));
}

/** The same, with those of a watcher cut to as many scenarios as are worth a name. */
export function namedFailures(failures: readonly KnownFailure[]): readonly KnownFailure[] {
  return failures.map((failure) =>
    failure.origin === 'step' || failure.scenarios.length <= WATCHED_LIMIT
      ? failure
      : { ...failure, scenarios: failure.scenarios.slice(0, WATCHED_LIMIT), andOthers: true },
  );
}

/** The ways in which one scenario failed on a requirement. */
function mannersIn({ findings }: ScenarioResult, requirement: string): readonly Manner[] {
  return findings
    .filter((finding) => finding.outcome === 'failed' && finding.requirement === requirement)
    .map(mannerOf);
}

/** The scenarios without those in which it is a matter of chance whether, and how, the entry's requirement is violated. */
export function withoutVarying(
  { varies = [] }: Deviation,
  scenarios: readonly ScenarioResult[],
): readonly ScenarioResult[] {
  return scenarios.filter(({ id }) => !varies.includes(id));
}

/** Whether a scenario came to a judgement on a requirement, so that its failing or not says something. */
export function isJudgedIn({ findings }: ScenarioResult, requirement: string): boolean {
  return findings.some(
    (finding) =>
      finding.requirement === requirement && (finding.outcome === 'failed' || finding.outcome === 'passed'),
  );
}

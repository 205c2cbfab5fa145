import type { Deviation, KnownFailure } from '../model/baseline.ts';
import type { ScenarioResult } from '../model/result.ts';
import { failuresOf, isJudgedIn, namedFailures, withoutVarying } from './known-failures.ts';
import { mannerKey } from './manner.ts';

/**
 * The ways of failing of an entry, as a run shows them: those that it saw, and those of scenarios that it did not come to.
 * Ways and scenarios stand in the order in which they were, new ones behind them, so that a change is small in a diff.
 */
export function mergeFailures(
  deviation: Deviation,
  scenarios: readonly ScenarioResult[],
): readonly KnownFailure[] {
  const { requirement, fails = [] } = deviation;
  const steady = withoutVarying(deviation, scenarios);
  const judged = new Set(steady.filter((each) => isJudgedIn(each, requirement)).map(({ id }) => id));
  const seen = new Map(failuresOf(requirement, steady).map((each) => [mannerKey(each), each]));
  const old = fails.map((failure) => {
    const now = seen.get(mannerKey(failure))?.scenarios ?? [];
    seen.delete(mannerKey(failure));
    return merged(failure, now, judged);
  });
  return [...old, ...namedFailures([...seen.values()])].filter((each) => each.scenarios.length > 0);
}

function merged(failure: KnownFailure, now: readonly string[], judged: ReadonlySet<string>): KnownFailure {
  const { andOthers, ...manner } = failure;
  const still = failure.scenarios.filter((id) => !judged.has(id) || now.includes(id));
  // Where a dozen scenarios stand for all, they do as long as they fail.
  if (andOthers === true && still.length === failure.scenarios.length) return failure;
  const scenarios = [...still, ...now.filter((id) => !still.includes(id))];
  const [named] = namedFailures([{ ...manner, scenarios }]);
  return named ?? { ...manner, scenarios };
}

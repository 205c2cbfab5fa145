import type { Deviation, KnownFailure } from '../model/baseline.ts';
import type { ScenarioResult } from '../model/result.ts';
import { failuresOf, isJudgedIn, withoutVarying } from './known-failures.ts';
import { mannerKey } from './manner.ts';

/** Most ways of failing, and scenarios of each, that are named in the sentence. */
const NAMED_LIMIT = 3;

/**
 * In what a violation departs from what its entry declares, in a sentence; null when it does not. Scenarios that did not
 * run, or did not come to the requirement, say nothing: a run that was narrowed is no change. Nor do those in which it varies.
 */
export function differenceOf(deviation: Deviation, scenarios: readonly ScenarioResult[]): string | null {
  const { requirement, fails = [] } = deviation;
  const steady = withoutVarying(deviation, scenarios);
  const declared = byManner(fails);
  const observed = byManner(failuresOf(requirement, steady));
  const added = [...observed].flatMap(([key, failure]) => {
    const known = declared.get(key);
    if (known?.andOthers === true) return [];
    return within(failure, (id) => known?.scenarios.includes(id) !== true);
  });
  const judged = new Set(steady.filter((each) => isJudgedIn(each, requirement)).map(({ id }) => id));
  const gone = [...declared].flatMap(([key, failure]) =>
    within(failure, (id) => judged.has(id) && observed.get(key)?.scenarios.includes(id) !== true),
  );
  if (added.length + gone.length === 0) return null;
  const parts = [named('Not declared', added), named('Declared, but not so', gone)];
  return `${parts.filter((part) => part !== null).join('. ')}.`;
}

function byManner(failures: readonly KnownFailure[]): ReadonlyMap<string, KnownFailure> {
  return new Map(failures.map((failure) => [mannerKey(failure), failure]));
}

function manner({ message, answer }: KnownFailure): string {
  return answer === undefined ? message : `${message}, answered ${answer}`;
}

/** The way of failing with those of its scenarios that are meant; nothing when there are none. */
function within(failure: KnownFailure, isMeant: (id: string) => boolean): readonly string[] {
  const those = failure.scenarios.filter(isMeant);
  return those.length === 0 ? [] : [`${manner(failure)} (in ${listed(those, ', ')})`];
}

function named(what: string, items: readonly string[]): string | null {
  return items.length === 0 ? null : `${what}: ${listed(items, '; ')}`;
}

function listed(items: readonly string[], separator: string): string {
  const rest = items.length - NAMED_LIMIT;
  return `${items.slice(0, NAMED_LIMIT).join(separator)}${rest > 0 ? ` and ${rest} more` : ''}`;
}

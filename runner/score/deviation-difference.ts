import type { Deviation, KnownFailure } from '../model/baseline.ts';
import type { ScenarioResult } from '../model/result.ts';
import { failuresOf, isJudgedIn } from './known-failures.ts';
import { mannerKey } from './manner.ts';

/** Most scenarios of each kind that are named in the sentence. */
const NAMED_LIMIT = 3;

/**
 * In what a violation departs from what its entry declares, in a sentence; null when it does not. Scenarios that did not
 * run, or did not come to the requirement, say nothing: a run that was narrowed is no change.
 */
export function differenceOf(
  { requirement, fails }: Deviation,
  scenarios: readonly ScenarioResult[],
): string | null {
  const declared = byManner(fails);
  const observed = byManner(failuresOf(requirement, scenarios));
  const added = [...observed].flatMap(([key, failure]) => {
    const known = declared.get(key);
    if (known?.andOthers === true) return [];
    return failure.scenarios
      .filter((id) => known?.scenarios.includes(id) !== true)
      .map((id) => `${id} (${manner(failure)})`);
  });
  const judged = new Set(scenarios.filter((each) => isJudgedIn(each, requirement)).map(({ id }) => id));
  const gone = [...declared].flatMap(([key, failure]) =>
    failure.scenarios
      .filter((id) => judged.has(id) && observed.get(key)?.scenarios.includes(id) !== true)
      .map((id) => `${id} (${manner(failure)})`),
  );
  if (added.length + gone.length === 0) return null;
  const parts = [named('Not declared', added), named('declared, but no longer so', gone)];
  const told = parts.filter((part) => part !== null).join('; ');
  return `${told.charAt(0).toUpperCase()}${told.slice(1)}.`;
}

function byManner(failures: readonly KnownFailure[]): ReadonlyMap<string, KnownFailure> {
  return new Map(failures.map((failure) => [mannerKey(failure), failure]));
}

function manner({ message, answer }: KnownFailure): string {
  return answer === undefined ? message : `${message}, answered ${answer}`;
}

function named(what: string, items: readonly string[]): string | null {
  if (items.length === 0) return null;
  const rest = items.length - NAMED_LIMIT;
  const more = rest > 0 ? `, and ${rest} more` : '';
  return `${what}: ${items.slice(0, NAMED_LIMIT).join(', ')}${more}`;
}

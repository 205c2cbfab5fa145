import { isApart } from '../../runner/model/apart.ts';
import type { DeviationStanding, JudgedDeviation } from '../../runner/model/baseline.ts';
import type { RunResult, ScenarioResult } from '../../runner/model/result.ts';
import { failedFindings } from './failure-text.ts';

/** The entry of the baseline by which a violation is expected; null when there is none, or it does not hold. */
export function knownDeviation({ baseline }: RunResult, requirement: string | null): JudgedDeviation | null {
  const entry = baseline?.deviations.find((each) => each.requirement === requirement);
  return entry?.standing === 'expected' ? entry : null;
}

/** Why it is known, in words: `As designed. https://…; owner mail-team; until 2027-01-31`. */
export function knownWords({ reason, issue, owner, expires }: JudgedDeviation): string {
  const told = [
    issue === undefined ? reason : `${reason} ${issue}`,
    owner === undefined ? null : `owner ${owner}`,
    expires === undefined ? null : `until ${expires}`,
  ];
  return told.filter((part) => part !== null).join('; ');
}

/** The entries by which all that counts of a scenario's failure is expected; none when something of it is not. */
export function knownFailure(scenario: ScenarioResult, result: RunResult): readonly JudgedDeviation[] {
  const { requirements, scorecard } = result;
  const known = new Set<JudgedDeviation>();
  for (const { requirement } of failedFindings(scenario)) {
    const entry = knownDeviation(result, requirement);
    const cited = requirements.find(({ id }) => id === requirement);
    if (entry !== null) known.add(entry);
    else if (cited === undefined || !isApart(cited, scorecard)) return [];
  }
  return [...known];
}

/** The reasons of several entries, each once. */
export function reasonsOf(known: readonly JudgedDeviation[]): string {
  return [...new Set(known.map(knownWords))].join('; ');
}

/** How an entry stands, as a person says it. */
export const STANDING_WORDS: Readonly<Record<DeviationStanding, string>> = {
  expected: 'as declared',
  changed: 'fails otherwise',
  fixed: 'met',
  expired: 'expired',
  unknown: 'unknown requirement',
  'not-exercised': 'not exercised',
};

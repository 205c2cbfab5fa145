import { isApart } from '../../runner/model/apart.ts';
import { LEVELS } from '../../runner/model/requirement.ts';
import type { RequirementResult, RunResult } from '../../runner/model/result.ts';

/** Requirements without a judgement, for the same reason. */
export interface Unjudged {
  readonly verdict: 'undetermined' | 'not-exercised' | 'not-offered';
  readonly reason: string;
  readonly requirements: readonly RequirementResult[];
}

/** What was not judged though a client could see it, grouped by reason, the largest groups first; without what is scored apart. */
export function unjudgedOf({ requirements, scorecard }: RunResult): readonly Unjudged[] {
  return unjudgedIn(requirements.filter((each) => !isApart(each, scorecard)));
}

/** The same of these requirements. */
export function unjudgedIn(all: readonly RequirementResult[]): readonly Unjudged[] {
  const groups = new Map<string, Unjudged>();
  for (const requirement of all) {
    const { verdict, reason = 'No reason was recorded.', observable } = requirement;
    if (verdict === 'met' || verdict === 'violated' || !observable) continue;
    const key = JSON.stringify([verdict, reason]);
    const requirements = [...(groups.get(key)?.requirements ?? []), requirement];
    groups.set(key, { verdict, reason, requirements });
  }
  return [...groups.values()].toSorted((one, other) => other.requirements.length - one.requirements.length);
}

/** `21 MUST, 4 SHOULD`. */
export function levelCounts(requirements: readonly RequirementResult[]): string {
  return LEVELS.map((level) => [level, requirements.filter((each) => each.level === level).length] as const)
    .filter(([, number]) => number > 0)
    .map(([level, number]) => `${number} ${level}`)
    .join(', ');
}

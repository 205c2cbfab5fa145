import { LEVELS } from '../model/requirement.ts';
import type { Level } from '../model/requirement.ts';
import type { RequirementResult, ScoreRow } from '../model/result.ts';
import { tally } from './tally.ts';
import type { Tally } from './tally.ts';

/** One row for every catalogue and level that has requirements, in catalogue order, the strongest level first. */
export function scoreRowsOf(requirements: readonly RequirementResult[]): readonly ScoreRow[] {
  const rfcs = [...new Set(requirements.map(({ rfc }) => rfc))];
  return rfcs.flatMap((rfc) => LEVELS.flatMap((level) => rowOf(rfc, level, requirements)));
}

function rowOf(rfc: string, level: Level, requirements: readonly RequirementResult[]): readonly ScoreRow[] {
  const those = requirements.filter((each) => each.rfc === rfc && each.level === level);
  const counts = tally(those);
  const apart = those.some((each) => each.apart === true) ? { apart: true } : {};
  return counts.total === 0 ? [] : [{ rfc, ...apart, level, ...counts, score: scoreOf(counts) }];
}

/** met / (met + violated): what could not be judged neither helps nor harms. */
function scoreOf({ met, violated }: Tally): number | null {
  return met + violated === 0 ? null : met / (met + violated);
}

import { isApart } from '../model/apart.ts';
import type { CountingLine } from '../model/apart.ts';
import type { Deviation, DeviationStanding, DeviationTerms, JudgedDeviation } from '../model/baseline.ts';
import type { RequirementResult, RunResult } from '../model/result.ts';
import { differenceOf } from './deviation-difference.ts';
import { isJudgedIn } from './known-failures.ts';

/** A run, and the day on which it was made. */
export interface DatedRun extends Pick<RunResult, 'scenarios' | 'requirements'> {
  /** `YYYY-MM-DD`, UTC. */
  readonly date: string;
  readonly line: CountingLine;
}

/** Holds an entry of the baseline against a run: docs/baseline.md, "What becomes of an entry", the first row that holds. */
export function judgeDeviation(deviation: Deviation, run: DatedRun): JudgedDeviation {
  const requirement = run.requirements.find(({ id }) => id === deviation.requirement);
  const apart = requirement !== undefined && isApart(requirement, run.line) ? { apart: true } : {};
  const { standing, message } = standingOf(deviation, requirement, run);
  return { ...termsOf(deviation), standing, ...apart, ...(message === undefined ? {} : { message }) };
}

function termsOf({ requirement, clause, reason, issue, owner, expires }: Deviation): DeviationTerms {
  return {
    requirement,
    ...(clause === undefined ? {} : { clause }),
    reason,
    ...(issue === undefined ? {} : { issue }),
    ...(owner === undefined ? {} : { owner }),
    ...(expires === undefined ? {} : { expires }),
  };
}

interface Standing {
  readonly standing: DeviationStanding;
  readonly message?: string;
}

function standingOf(
  deviation: Deviation,
  requirement: RequirementResult | undefined,
  run: DatedRun,
): Standing {
  if (requirement === undefined)
    return { standing: 'unknown', message: 'No catalogue has a requirement of this name.' };
  const isTried = namedScenarios(deviation, run).length > 0;
  if (requirement.verdict === 'met' && isTried)
    return { standing: 'fixed', message: 'The requirement is met.' };
  if (deviation.expires !== undefined && deviation.expires < run.date)
    return { standing: 'expired', message: `The entry held until ${deviation.expires}.` };
  if (requirement.verdict !== 'violated')
    return { standing: 'not-exercised', message: notExercised(requirement) };
  const difference = differenceOf(deviation, run.scenarios);
  return difference === null ? { standing: 'expected' } : { standing: 'changed', message: difference };
}

/** Scenarios that should fail by the entry, and that came to a judgement on its requirement. */
function namedScenarios({ requirement, fails = [] }: Deviation, { scenarios }: DatedRun): readonly string[] {
  const named = new Set(fails.flatMap((failure) => failure.scenarios));
  return scenarios
    .filter((scenario) => named.has(scenario.id) && isJudgedIn(scenario, requirement))
    .map(({ id }) => id);
}

function notExercised({ verdict, reason }: RequirementResult): string {
  if (verdict === 'met') return 'None of the scenarios that always fail by it came to it.';
  return reason ?? 'The run did not come to it.';
}

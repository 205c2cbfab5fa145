import type { Verdict } from '../model/outcome.ts';
import type { RequirementResult } from '../model/result.ts';

/** How many requirements have which verdict; unobservable ones apart, since no run could exercise them. */
export interface Tally {
  readonly total: number;
  readonly met: number;
  readonly violated: number;
  readonly undetermined: number;
  readonly notExercised: number;
  readonly notOffered: number;
  readonly unobservable: number;
}

/** Counts verdicts. */
export function tally(requirements: readonly RequirementResult[]): Tally {
  const withVerdict = (verdict: Verdict): number =>
    requirements.filter((each) => each.verdict === verdict && !isUnobservable(each)).length;
  return {
    total: requirements.length,
    met: withVerdict('met'),
    violated: withVerdict('violated'),
    undetermined: withVerdict('undetermined'),
    notExercised: withVerdict('not-exercised'),
    notOffered: withVerdict('not-offered'),
    unobservable: requirements.filter(isUnobservable).length,
  };
}

function isUnobservable({ verdict, observable }: RequirementResult): boolean {
  return verdict === 'not-exercised' && !observable;
}

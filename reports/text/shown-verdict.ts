import type { Verdict } from '../../runner/model/outcome.ts';
import type { RequirementResult } from '../../runner/model/result.ts';

/** What no client can see is no lack of the run, and must not look like one. */
export type ShownVerdict = Verdict | 'unobservable';

/** The verdict as it is shown. */
export function shownVerdict({ verdict, observable }: RequirementResult): ShownVerdict {
  return verdict === 'not-exercised' && !observable ? 'unobservable' : verdict;
}

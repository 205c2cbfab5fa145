import { isApart } from '../../runner/model/apart.ts';
import type { OfCatalogue } from '../../runner/model/apart.ts';
import { rfcName } from '../../runner/model/rfc-name.ts';
import type { RequirementResult, RunResult, ScenarioResult } from '../../runner/model/result.ts';
import { failedFindings } from './failure-text.ts';

/** A catalogue whose findings change neither the headline nor the exit status. */
export interface ApartCatalogue {
  readonly rfc: string;
  readonly requirements: readonly RequirementResult[];
}

/** The catalogues that are scored apart; those that the user wants to count are none of them. */
export function apartCatalogues({ requirements, scorecard }: RunResult): readonly ApartCatalogue[] {
  const apart = requirements.filter((each) => isApart(each, scorecard));
  return [...new Set(apart.map(({ rfc }) => rfc))].map((rfc) => ({
    rfc,
    requirements: apart.filter((each) => each.rfc === rfc),
  }));
}

/** `RFC 1939`, and `Security (apart)` for what changes no verdict. */
export function catalogueLabel(row: OfCatalogue, { scorecard }: RunResult): string {
  return isApart(row, scorecard) ? `${rfcName(row.rfc)} (apart)` : rfcName(row.rfc);
}

/** What a person has to know who looks at findings of such a catalogue. */
export const APART_SENTENCE: string =
  'No RFC makes these requirements: what comes of them changes neither the verdict nor the exit status.';

/** Whether a scenario failed only on what is scored apart. */
export function failedApart(scenario: ScenarioResult, { requirements, scorecard }: RunResult): boolean {
  const failed = failedFindings(scenario);
  return (
    failed.length > 0 &&
    failed.every(({ requirement }) => {
      const known = requirements.find(({ id }) => id === requirement);
      return known !== undefined && isApart(known, scorecard);
    })
  );
}

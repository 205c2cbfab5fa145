import type { Fault } from '../../../fixtures/faults/fault.ts';
import type { Catalogue, Requirement } from '../../model/requirement.ts';
import type { ResolvedScenario } from '../../suite/loaded.ts';

/** Everything that can be explained. */
export interface Knowledge {
  readonly scenarios: readonly ResolvedScenario[];
  readonly requirements: readonly CitedRequirement[];
  readonly faults: readonly Fault[];
  /** Values of `--suite` by which the scenarios were found. */
  readonly suiteArguments: readonly string[];
}

/** A requirement with the RFC that it stands in. */
export interface CitedRequirement extends Requirement {
  readonly rfc: string;
  /** Link to the section. */
  readonly url: string;
}

/** The requirements of all catalogues, each with where it stands. */
export function citedRequirements(catalogues: readonly Catalogue[]): readonly CitedRequirement[] {
  return catalogues.flatMap(({ rfc, url, requirements }) =>
    requirements.map((requirement) => ({
      ...requirement,
      rfc,
      url: `${url}#section-${requirement.section}`,
    })),
  );
}

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

/** A requirement with the catalogue that it stands in. */
export interface CitedRequirement extends Requirement {
  readonly rfc: string;
  readonly apart: boolean;
  /** What the section is about; null where the RFC tells. */
  readonly topic: string | null;
  /** Link to the section; null where there is no RFC. */
  readonly url: string | null;
}

/** The requirements of all catalogues, each with where it stands. */
export function citedRequirements(catalogues: readonly Catalogue[]): readonly CitedRequirement[] {
  return catalogues.flatMap(({ rfc, apart, sections, url, requirements }) =>
    requirements.map((requirement) => ({
      ...requirement,
      rfc,
      apart: apart === true,
      topic: sections?.[requirement.section] ?? null,
      url: url === undefined ? null : `${url}#section-${requirement.section}`,
    })),
  );
}

import type { Catalogue, Requirement } from '../model/requirement.ts';

/** A requirement together with the catalogue that holds it. */
export interface CataloguedRequirement {
  readonly rfc: string;
  readonly apart: boolean;
  /** What the section is about; null where the catalogue leaves that to the RFC. */
  readonly topic: string | null;
  /** Link to the section; null where there is no RFC. */
  readonly url: string | null;
  readonly requirement: Requirement;
}

/** All requirements by id, in catalogue order. */
export type CatalogueIndex = ReadonlyMap<string, CataloguedRequirement>;

/** Makes the requirements of several catalogues findable by id. */
export function indexCatalogues(catalogues: readonly Catalogue[]): CatalogueIndex {
  return new Map(
    catalogues.flatMap((catalogue) => catalogue.requirements.map((each) => entry(catalogue, each))),
  );
}

function entry(catalogue: Catalogue, requirement: Requirement): [string, CataloguedRequirement] {
  return [
    requirement.id,
    {
      rfc: catalogue.rfc,
      apart: catalogue.apart === true,
      topic: catalogue.sections?.[requirement.section] ?? null,
      url: catalogue.url === undefined ? null : sectionUrl(catalogue.url, requirement.section),
      requirement,
    },
  ];
}

/** The RFC editor's pages call a section `section-5` and an appendix `appendix-A`. */
function sectionUrl(url: string, section: string): string {
  return `${url}#${/^[A-Z]/.test(section) ? 'appendix' : 'section'}-${section}`;
}

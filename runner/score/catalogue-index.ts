import type { Catalogue, Requirement } from '../model/requirement.ts';

/** A requirement together with the RFC that holds it. */
export interface CataloguedRequirement {
  readonly rfc: string;
  /** Link to the section. */
  readonly url: string;
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
    { rfc: catalogue.rfc, url: sectionUrl(catalogue.url, requirement.section), requirement },
  ];
}

/** The RFC editor's pages call a section `section-5` and an appendix `appendix-A`. */
function sectionUrl(url: string, section: string): string {
  return `${url}#${/^[A-Z]/.test(section) ? 'appendix' : 'section'}-${section}`;
}

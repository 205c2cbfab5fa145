import { rfcName } from '../../../reports/console/rfc-name.ts';
import { table } from '../../../reports/console/table.ts';
import { watcherOf } from '../../judge/watched-requirements.ts';
import type { PlannedScenario } from '../../model/plan.ts';
import type { Catalogue, Requirement } from '../../model/requirement.ts';
import type { Listing } from './listing.ts';

/** The requirements catalogue by catalogue, with how many scenarios are about each. */
export function requirementListing(
  catalogues: readonly Catalogue[],
  scenarios: readonly PlannedScenario[],
): Listing {
  const provers = (id: string): readonly string[] =>
    scenarios.filter(({ requirements }) => requirements.includes(id)).map((scenario) => scenario.id);
  return {
    json: catalogues.flatMap(({ rfc, apart, requirements }) =>
      requirements.map((requirement) => ({
        rfc,
        ...(apart === true ? { apart } : {}),
        ...requirement,
        scenarios: provers(requirement.id),
        watchedBy: watcherOf(requirement.id),
      })),
    ),
    lines: [
      ...catalogues.flatMap(({ rfc, apart, title, requirements }) => [
        `${rfcName(rfc)}: ${title}${apart === true ? ' (scored apart)' : ''}`,
        ...table(
          requirements.map((each) => [
            `  ${each.id}`,
            each.level,
            proofOf(each, provers(each.id).length),
            each.text,
          ]),
          ['left', 'left', 'left', 'left'],
        ),
        '',
      ]),
      ...totals(catalogues),
    ],
  };
}

function totals(catalogues: readonly Catalogue[]): readonly string[] {
  const sum = (those: readonly Catalogue[]): number =>
    those.reduce((total, { requirements }) => total + requirements.length, 0);
  const apart = catalogues.filter((catalogue) => catalogue.apart === true);
  const rfcs = catalogues.filter((catalogue) => !apart.includes(catalogue));
  return [
    `${sum(rfcs)} requirements in ${rfcs.length} RFCs`,
    ...(apart.length === 0 ? [] : [`${sum(apart)} more that no RFC makes, scored apart`]),
  ];
}

function proofOf({ id, observable }: Requirement, scenarios: number): string {
  if (!observable) return 'unobservable';
  const counted = `${scenarios} ${scenarios === 1 ? 'scenario' : 'scenarios'}`;
  const isWatched = watcherOf(id) !== null;
  if (scenarios === 0) return isWatched ? 'watched' : 'not yet';
  return isWatched ? `${counted}, watched` : counted;
}

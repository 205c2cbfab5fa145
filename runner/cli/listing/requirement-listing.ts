import { rfcName } from '../../../reports/console/rfc-name.ts';
import { table } from '../../../reports/console/table.ts';
import { watcherOf } from '../../judge/watched-requirements.ts';
import type { PlannedScenario } from '../../model/plan.ts';
import type { Catalogue, Requirement } from '../../model/requirement.ts';
import type { Listing } from './listing.ts';

/** The requirements RFC by RFC, with how many scenarios are about each. */
export function requirementListing(
  catalogues: readonly Catalogue[],
  scenarios: readonly PlannedScenario[],
): Listing {
  const provers = (id: string): readonly string[] =>
    scenarios.filter(({ requirements }) => requirements.includes(id)).map((scenario) => scenario.id);
  const total = catalogues.reduce((sum, { requirements }) => sum + requirements.length, 0);
  return {
    json: catalogues.flatMap(({ rfc, requirements }) =>
      requirements.map((requirement) => ({
        rfc,
        ...requirement,
        scenarios: provers(requirement.id),
        watchedBy: watcherOf(requirement.id),
      })),
    ),
    lines: [
      ...catalogues.flatMap(({ rfc, title, requirements }) => [
        `${rfcName(rfc)}: ${title}`,
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
      `${total} requirements in ${catalogues.length} RFCs`,
    ],
  };
}

function proofOf({ id, observable }: Requirement, scenarios: number): string {
  if (!observable) return 'unobservable';
  const counted = `${scenarios} ${scenarios === 1 ? 'scenario' : 'scenarios'}`;
  const isWatched = watcherOf(id) !== null;
  if (scenarios === 0) return isWatched ? 'watched' : 'not yet';
  return isWatched ? `${counted}, watched` : counted;
}

import { table } from '../../../reports/console/table.ts';
import type { PlannedScenario } from '../../model/plan.ts';
import type { LoadedSuite } from '../../suite/loaded.ts';
import type { Listing } from './listing.ts';

/** The scenarios grouped by suite, with what they need and what they do to a server. */
export function scenarioListing(
  suites: readonly LoadedSuite[],
  scenarios: readonly PlannedScenario[],
): Listing {
  const groups = suites
    .map((suite) => ({ suite, members: scenarios.filter((each) => each.suite === suite.name) }))
    .filter(({ members }) => members.length > 0);
  return {
    json: scenarios.map(jsonOf),
    lines: [
      ...groups.flatMap(({ suite, members }) => [`${suite.name}: ${suite.title}`, ...rowsOf(members), '']),
      `${scenarios.length} scenarios in ${groups.length} ${groups.length === 1 ? 'suite' : 'suites'}`,
    ],
  };
}

function rowsOf(members: readonly PlannedScenario[]): readonly string[] {
  return table(
    members.map((each) => [`  ${each.id}`, `${each.scenario.title}${marksOf(each)}`]),
    ['left', 'left'],
  );
}

function marksOf({ impact, scenario }: PlannedScenario): string {
  const needs = (scenario.needs ?? []).map((feature) => `needs ${feature}`);
  const marks = [...needs, ...impact];
  return marks.length === 0 ? '' : ` [${marks.join(', ')}]`;
}

function jsonOf({ id, suite, scenario, level, requirements, impact, place }: PlannedScenario): object {
  const { title, why, needs = [], tags = [] } = scenario;
  return { id, suite, title, why, level, requirements, needs, impact, tags, place };
}

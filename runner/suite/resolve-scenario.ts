import type { PlannedScenario } from '../model/plan.ts';
import { LEVELS } from '../model/requirement.ts';
import type { Level } from '../model/requirement.ts';
import type { Scenario } from '../model/suite.ts';
import { impactOf } from './impact/derive-impact.ts';
import { quitsAfterRetrieval } from './impact/quits-after-retrieval.ts';
import { accountsOf, mentionsToken } from './mentions.ts';
import type { ResolvedScenario } from './loaded.ts';
import { messagesSpokenOf } from './messages-spoken-of.ts';
import { placeOf } from './scenario-text.ts';
import type { ScenarioText } from './scenario-text.ts';
import { citationsOf, stepPath } from './step-parts.ts';

/** A scenario after its row was filled in, and how it stands in its file. */
export interface WrittenScenario {
  readonly suite: string;
  readonly scenario: Scenario;
  readonly text: ScenarioText;
}

/** The full id: suite, scenario, and row if there is one. */
export function idOf({ suite, scenario, text }: WrittenScenario): string {
  const id = `${suite}/${scenario.id}`;
  return text.row === null ? id : `${id}/${text.row.values.row}`;
}

/** Works out everything that a plan says of a scenario but whether it runs. */
export function resolveScenario(
  written: WrittenScenario,
  levels: ReadonlyMap<string, Level>,
): ResolvedScenario {
  const { suite, scenario, text } = written;
  const requirements = [...new Set(citationsOf(scenario).map(({ value }) => value))];
  const resolved: Omit<PlannedScenario, 'decision'> = {
    id: idOf(written),
    suite,
    scenario,
    place: text.row === null ? placeOf(text, []) : placeOf({ ...text, node: text.row.node }, []),
    stepPlaces: scenario.steps.map((_, index) => placeOf(text, stepPath(index))),
    requirements,
    level: strongest(requirements.map((id) => levels.get(id) ?? 'MAY')),
    impact: impactOf(scenario),
    accounts: accountsOf(scenario),
    ...(mentionsToken(scenario.steps) ? { token: true } : {}),
    ...(quitsAfterRetrieval(scenario) ? { mayRemoveRetrieved: true } : {}),
    ...(scenario.orAtLeast === undefined ? {} : { standIns: messagesSpokenOf(scenario) }),
  };
  return resolved;
}

function strongest(levels: readonly Level[]): Level {
  return LEVELS.find((level) => levels.includes(level)) ?? 'MAY';
}

import type { PlannedScenario, SourcePlace } from '../../../runner/model/plan.ts';
import type { Scenario, Step } from '../../../runner/model/suite.ts';

const PLACE: SourcePlace = { file: 'suites/test.json', line: 1, column: 1 };

/** A scenario of these steps that starts in the TRANSACTION state with the maildrop as it stands. */
export function scenarioOf(steps: readonly Step[], more: Partial<Scenario> = {}): Scenario {
  return {
    id: 'one',
    title: 'one',
    why: 'for a test',
    maildrop: 'any',
    state: 'transaction',
    steps,
    ...more,
  };
}

/** A planned scenario that runs; its steps stand on lines 10, 11, … of the suite. */
export function plannedOf(scenario: Scenario, more: Partial<PlannedScenario> = {}): PlannedScenario {
  return {
    id: `test/${scenario.id}`,
    suite: 'test',
    scenario,
    place: PLACE,
    stepPlaces: scenario.steps.map((_, index) => ({ ...PLACE, line: 10 + index })),
    requirements: [],
    level: 'MUST',
    impact: scenario.impact ?? [],
    accounts: 1,
    decision: { kind: 'run' },
    ...more,
  };
}

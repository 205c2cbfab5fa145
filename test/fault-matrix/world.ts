import type { FixtureMessage } from '../../runner/model/message.ts';
import type { Plan, PlannedScenario } from '../../runner/model/plan.ts';
import type { Step } from '../../runner/model/suite.ts';
import { formatDiagnostics } from '../../runner/suite/format-diagnostic.ts';
import { packageRoot } from '../../runner/suite/package-root.ts';
import { planRun } from '../../runner/suite/plan-run.ts';
import { readSuites } from '../../runner/suite/read-suites.ts';
import { EVERYTHING } from '../../runner/suite/selection.ts';
import { ACCOUNTS } from './accounts.ts';
import { PATIENCE_MS } from './patience.ts';

/** What every server of the matrix is asked. */
export interface World {
  /** All scenarios; the slow ones are skipped. */
  readonly plan: Plan;
  /** Ids of the scenarios with messages of more than a megabyte. */
  readonly large: ReadonlySet<string>;
  readonly fixtures: ReadonlyMap<string, FixtureMessage>;
  /** Ids of all catalogued requirements. */
  readonly requirements: ReadonlySet<string>;
}

/** Reads the bundled suites and plans a run of all of them against a server on this machine. */
export async function readWorld(): Promise<World> {
  const loaded = await readSuites({ root: packageRoot() });
  if (loaded.diagnostics.length > 0) throw new Error(formatDiagnostics(loaded.diagnostics, loaded.sources));
  const provisioner = { name: 'embedded', knowsContent: true, canDelete: true };
  const plan = planRun(loaded, EVERYTHING, { loopback: true, provisioner, accounts: ACCOUNTS.length });
  const fixtures = new Map(loaded.messages.map((message) => [message.name, message]));
  return {
    plan: { scenarios: plan.scenarios.map(impatient) },
    large: new Set(plan.scenarios.filter((each) => isLarge(each, fixtures)).map(({ id }) => id)),
    fixtures,
    requirements: new Set(loaded.catalogues.flatMap(({ requirements }) => requirements.map(({ id }) => id))),
  };
}

const LARGE_OCTETS = 1_000_000;

function isLarge({ scenario }: PlannedScenario, fixtures: World['fixtures']): boolean {
  const messages = scenario.maildrop === 'any' ? [] : scenario.maildrop;
  return messages.some((entry) => {
    const name = typeof entry === 'string' ? entry : entry.message;
    return (fixtures.get(name)?.octets.length ?? 0) > LARGE_OCTETS;
  });
}

/** Scenarios allow a real server half a minute after a wrong password; no server here needs it. */
function impatient(planned: PlannedScenario): PlannedScenario {
  const steps = planned.scenario.steps.map(withoutPatience);
  return { ...planned, scenario: { ...planned.scenario, steps } };
}

function withoutPatience(step: Step): Step {
  if (!('withinMs' in step)) return step;
  return { ...step, withinMs: Math.min(step.withinMs, PATIENCE_MS) };
}

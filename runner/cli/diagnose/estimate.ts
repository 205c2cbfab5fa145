import type { RateCaps } from '../../execute/manners/rate.ts';
import type { Plan, PlannedScenario } from '../../model/plan.ts';
import { sendingsOf } from '../../suite/impact/sendings.ts';
import { LOGINS, mayBe } from '../../suite/impact/spoken-line.ts';

/** What makes a run take its time, however fast the server is. */
export interface Pace {
  readonly caps: RateCaps;
  /** How long a run waits between two logins of one account, in ms. */
  readonly loginDelayMs: number;
  readonly accounts: number;
}

/** The least time, in ms, that the waits of a run come to. Tries that are repeated and looks at maildrops come on top. */
export function leastMs({ scenarios }: Plan, { caps, loginDelayMs, accounts }: Pace): number {
  const running = scenarios.filter(({ decision }) => decision.kind === 'run');
  const connections = total(running, connectionsOf);
  const logins = total(running, loginsOf);
  return Math.max(
    (connections * 60_000) / caps.connections,
    (logins * 60_000) / caps.logins,
    (logins * loginDelayMs) / accounts,
  );
}

function total(scenarios: readonly PlannedScenario[], of: (planned: PlannedScenario) => number): number {
  return scenarios.reduce((sum, planned) => sum + of(planned), 0);
}

function connectionsOf({ scenario: { steps } }: PlannedScenario): number {
  return 1 + steps.filter((step) => 'open' in step).length;
}

function loginsOf({ scenario }: PlannedScenario): number {
  const opened = scenario.steps.filter((step) => 'open' in step && step.state === 'transaction').length;
  const lines = sendingsOf(scenario).flatMap((sending) => sending.lines.LF);
  const said = lines.filter((line) => LOGINS.some((command) => mayBe(line, command))).length;
  return (scenario.state === 'transaction' ? 1 : 0) + opened + said;
}

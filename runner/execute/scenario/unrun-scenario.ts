import type { ScenarioOutcome } from '../../model/event.ts';
import type { PlannedScenario, Skip } from '../../model/plan.ts';
import type { RunStop } from '../../model/result.ts';
import { findingsOfEnd } from './scenario-end.ts';

/** The outcome of a scenario that the plan leaves out. */
export function skippedScenario(planned: PlannedScenario, { reason }: Skip, atMs: number): ScenarioOutcome {
  return { ...nothing(planned, atMs), outcome: 'skipped', reason };
}

/** The outcome of a scenario that was not begun because the run had been stopped. */
export function stoppedScenario(
  planned: PlannedScenario,
  { message }: RunStop,
  atMs: number,
): ScenarioOutcome {
  const findings = findingsOfEnd(planned, { kind: 'given-up', step: null }, message);
  return { ...nothing(planned, atMs), outcome: 'errored', reason: message, findings };
}

/** The outcome of a scenario that was planned for more accounts than there are: the plan should have left it out. */
export function tooFewAccounts(planned: PlannedScenario, accounts: number, atMs: number): ScenarioOutcome {
  const message = `The scenario needs ${String(planned.accounts)} accounts, there are ${String(accounts)}`;
  const findings = findingsOfEnd(planned, { kind: 'given-up', step: null }, message);
  return { ...nothing(planned, atMs), outcome: 'errored', reason: message, findings };
}

function nothing(planned: PlannedScenario, startedMs: number): Omit<ScenarioOutcome, 'outcome'> {
  return { planned, startedMs, durationMs: 0, findings: [], remarks: [], transcript: [] };
}

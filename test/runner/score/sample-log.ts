import type { RunEvent, ScenarioOutcome } from '../../../runner/model/event.ts';
import type { Finding } from '../../../runner/model/finding.ts';
import type { Outcome } from '../../../runner/model/outcome.ts';
import type { PlannedScenario, SkipCause } from '../../../runner/model/plan.ts';
import type { Catalogue, Level, Requirement } from '../../../runner/model/requirement.ts';
import type { RunStop, TargetDescription } from '../../../runner/model/result.ts';
import type { RunFacts } from '../../../runner/score/facts.ts';

/** Short ways to write down logs of runs for tests. */

export function requirement(id: string, level: Level, more: Partial<Requirement> = {}): Requirement {
  return {
    id,
    section: '5',
    command: 'STAT',
    level,
    basis: 'keyword',
    text: `${id} holds.`,
    observable: true,
    ...more,
  };
}

export function catalogue(...requirements: readonly Requirement[]): Catalogue {
  return { rfc: 'RFC1939', title: 'POP3', url: 'https://www.rfc-editor.org/rfc/rfc1939.html', requirements };
}

export function planned(
  id: string,
  requirements: readonly string[],
  more: Partial<PlannedScenario> = {},
): PlannedScenario {
  return {
    id,
    suite: id.split('/').slice(0, -1).join('/'),
    scenario: {
      id,
      title: `Title of ${id}`,
      why: 'Because.',
      maildrop: 'any',
      state: 'transaction',
      steps: [],
    },
    place: { file: 'suites/some.json', line: 7, column: 5 },
    stepPlaces: [],
    requirements,
    level: 'MUST',
    impact: [],
    accounts: 1,
    decision: { kind: 'run' },
    ...more,
  };
}

export function skipped(
  id: string,
  requirements: readonly string[],
  skip: { readonly because: SkipCause; readonly reason: string; readonly enable?: string },
): PlannedScenario {
  return planned(id, requirements, { decision: { kind: 'skip', ...skip } });
}

export function finding(
  requirementId: string | null,
  outcome: Outcome,
  more: Partial<Finding> = {},
): Finding {
  const place = { file: 'suites/some.json', line: 9, column: 7 };
  return {
    requirement: requirementId,
    outcome,
    origin: 'step',
    session: 'A',
    step: 0,
    place,
    times: 1,
    ...more,
  };
}

export function outcomeOf(
  scenario: PlannedScenario,
  outcome: Outcome,
  more: Partial<ScenarioOutcome> = {},
): ScenarioOutcome {
  return {
    planned: scenario,
    outcome,
    startedMs: 100,
    durationMs: 20,
    findings: [],
    remarks: [],
    transcript: [],
    ...more,
  };
}

/** A scenario that makes one check of each of its requirements, all with the same outcome. */
export function judged(scenario: PlannedScenario, outcome: Outcome): ScenarioOutcome {
  return outcomeOf(scenario, outcome, { findings: scenario.requirements.map((id) => finding(id, outcome)) });
}

export const TARGET: TargetDescription = {
  host: 'mail.example',
  port: 110,
  greeting: '+OK ready',
  implementation: 'Sample',
  capabilities: { authorization: null, transaction: null },
  features: ['USER', 'UIDL'],
};

export const FACTS: RunFacts = {
  tool: { version: '1.2.3', suiteDigest: 'abc' },
  target: { host: 'mail.example', port: 110 },
  provisioner: 'none',
  command: 'pop3spec run mail.example',
  failOn: 'MUST',
  failOnApart: [],
};

export interface LogParts {
  readonly outcomes: readonly ScenarioOutcome[];
  /** Planned, though the log does not tell what became of them. */
  readonly untold?: readonly PlannedScenario[];
  readonly stop?: RunStop | null;
  readonly target?: TargetDescription | null;
  /** Whether the log reaches its end; yes when left out. */
  readonly end?: 'reached' | 'missing';
}

/** The events of a run in the order in which `execute` emits them. */
export function logOf(parts: LogParts): readonly RunEvent[] {
  const target = parts.target === undefined ? TARGET : parts.target;
  const scenarios = [...parts.outcomes.map((each) => each.planned), ...(parts.untold ?? [])];
  const told = parts.outcomes.map((scenario): RunEvent => ({ type: 'scenario-finished', scenario }));
  const end: RunEvent = { type: 'run-finished', durationMs: 500, stop: parts.stop ?? null };
  return [
    { type: 'run-started', startedAt: '2026-01-02T03:04:05.000Z', scenarios },
    ...(target === null ? [] : [{ type: 'target-probed' as const, target, scenarios }]),
    ...told,
    ...(parts.end === 'missing' ? [] : [end]),
  ];
}

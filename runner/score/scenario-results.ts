import type { ScenarioOutcome } from '../model/event.ts';
import type { Finding } from '../model/finding.ts';
import type { Outcome } from '../model/outcome.ts';
import type { PlannedScenario, Skip } from '../model/plan.ts';
import type { ReportedFinding, RunStop, ScenarioResult } from '../model/result.ts';
import type { CatalogueIndex } from './catalogue-index.ts';
import type { RunLog } from './run-log.ts';

/** One result for every planned scenario, in plan order, whether the log tells of it or not: none may get lost. */
export function scenarioResultsOf(log: RunLog, index: CatalogueIndex): readonly ScenarioResult[] {
  return log.planned.map((planned) => {
    const outcome = log.outcomes.get(planned.id);
    return outcome === undefined ? untold(planned, log.stop) : told(planned, outcome, index);
  });
}

function told(planned: PlannedScenario, outcome: ScenarioOutcome, index: CatalogueIndex): ScenarioResult {
  const { findings, remarks, transcript, startedMs, durationMs } = outcome;
  return {
    ...fromPlan(planned),
    ...becauseOf(planned, outcome),
    startedMs,
    durationMs,
    findings: findings.map((finding) => reported(finding, index)),
    remarks,
    transcript,
  };
}

function becauseOf(
  planned: PlannedScenario,
  told: ScenarioOutcome,
): Pick<ScenarioResult, 'outcome' | 'reason' | 'skip'> {
  const { outcome, reason } = told;
  if (outcome === 'skipped' && planned.decision.kind === 'skip') return skipped(planned.decision);
  return { outcome, ...(reason === undefined ? {} : { reason }) };
}

/** What the log does not mention: skipped by plan, or cut off by the end of the run. */
function untold(planned: PlannedScenario, stop: RunStop | null): ScenarioResult {
  const because =
    planned.decision.kind === 'skip'
      ? skipped(planned.decision)
      : {
          outcome: 'errored' as Outcome,
          reason: stop?.message ?? 'The log of the run does not mention this scenario.',
        };
  return {
    ...fromPlan(planned),
    ...because,
    startedMs: 0,
    durationMs: 0,
    findings: [],
    remarks: [],
    transcript: [],
  };
}

function skipped({ because, reason, enable }: Skip): Pick<ScenarioResult, 'outcome' | 'reason' | 'skip'> {
  return { outcome: 'skipped', reason, skip: { because, ...(enable === undefined ? {} : { enable }) } };
}

type Planned = Pick<
  ScenarioResult,
  'id' | 'suite' | 'title' | 'why' | 'place' | 'level' | 'requirements' | 'impact'
>;

function fromPlan({ id, suite, scenario, place, level, requirements, impact }: PlannedScenario): Planned {
  return { id, suite, title: scenario.title, why: scenario.why, place, level, requirements, impact };
}

function reported(finding: Finding, index: CatalogueIndex): ReportedFinding {
  const known = finding.requirement === null ? undefined : index.get(finding.requirement);
  return {
    ...finding,
    rfc: known?.rfc ?? null,
    section: known?.requirement.section ?? null,
    level: known?.requirement.level ?? null,
    clause: known?.requirement.text ?? null,
  };
}

import type { Outcome } from '../model/outcome.ts';
import type { ScenarioResult } from '../model/result.ts';

/** What one scenario says about one requirement. */
export interface Evidence {
  readonly scenario: ScenarioResult;
  readonly outcome: Outcome;
  /** Why there was no judgement, when there was none. */
  readonly reason: string | null;
}

/** Evidence by requirement id. */
export type EvidenceIndex = ReadonlyMap<string, readonly Evidence[]>;

/** Gathers what the scenarios say about every requirement: their findings, or else what became of the scenario itself. */
export function gatherEvidence(scenarios: readonly ScenarioResult[]): EvidenceIndex {
  const gathered = new Map<string, Evidence[]>();
  for (const [id, evidence] of scenarios.flatMap(evidenceIn)) {
    const known = gathered.get(id);
    if (known === undefined) gathered.set(id, [evidence]);
    else known.push(evidence);
  }
  return gathered;
}

function evidenceIn(scenario: ScenarioResult): readonly (readonly [string, Evidence])[] {
  const found = scenario.findings.flatMap((finding): [string, Evidence][] =>
    finding.requirement === null
      ? []
      : [[finding.requirement, { scenario, outcome: finding.outcome, reason: finding.message ?? null }]],
  );
  const told = new Set(found.map(([id]) => id));
  const untold = scenario.requirements.filter((id) => !told.has(id));
  return [...found, ...untold.map((id) => [id, withoutFinding(scenario)] as const)];
}

/** A scenario that ran to its end without a finding on what it proves took another legal way. */
function withoutFinding(scenario: ScenarioResult): Evidence {
  const { outcome, reason } = scenario;
  if (outcome === 'passed' || outcome === 'failed')
    return { scenario, outcome: 'skipped', reason: NOT_REACHED };
  return { scenario, outcome, reason: reason ?? null };
}

const NOT_REACHED = 'the scenario did not come to the check';

import type { Baseline, Deviation } from '../../../runner/model/baseline.ts';
import type { ScenarioOutcome } from '../../../runner/model/event.ts';
import type { Catalogue } from '../../../runner/model/requirement.ts';
import type { RunResult } from '../../../runner/model/result.ts';
import { foldRun } from '../../../runner/score/fold-run.ts';
import type { RunFacts } from '../../../runner/score/facts.ts';
import { catalogue, FACTS, finding, logOf, outcomeOf, planned, requirement } from './sample-log.ts';
import type { LogParts } from './sample-log.ts';

/** Short ways to write down baselines and runs that are held against them. The runs are of 2026-01-02. */

const CATALOGUES: readonly Catalogue[] = [
  catalogue(
    requirement('M1', 'MUST'),
    requirement('M2', 'MUST'),
    requirement('S1', 'SHOULD'),
    requirement('F1', 'MUST', { feature: 'TOP' }),
  ),
  {
    rfc: 'SECURITY',
    apart: true,
    title: 'Security',
    requirements: [requirement('SECURITY-1-A-01', 'MUST')],
  },
];

/** A scenario that fails on a requirement, with a message. */
export function failing(id: string, requirementId: string, message: string = 'wrong'): ScenarioOutcome {
  const findings = [finding(requirementId, 'failed', { message })];
  return outcomeOf(planned(id, [requirementId]), 'failed', { findings });
}

/** A scenario that meets a requirement. */
export function passing(id: string, requirementId: string): ScenarioOutcome {
  return outcomeOf(planned(id, [requirementId]), 'passed', { findings: [finding(requirementId, 'passed')] });
}

/** A scenario that was not chosen. */
export function notChosen(id: string, requirementId: string): ScenarioOutcome {
  const decision = { kind: 'skip', because: 'not-selected', reason: 'not selected' } as const;
  return outcomeOf(planned(id, [requirementId], { decision }), 'skipped');
}

/** An entry about a requirement that fails in these scenarios, by a step that says `wrong`. */
export function entry(id: string, scenarios: readonly string[], more: Partial<Deviation> = {}): Deviation {
  return {
    requirement: id,
    reason: `Because of ${id}.`,
    fails: [{ origin: 'step', message: 'wrong', scenarios }],
    ...more,
  };
}

export interface HeldRun {
  readonly outcomes: readonly ScenarioOutcome[];
  readonly log?: Omit<LogParts, 'outcomes'>;
  readonly facts?: Partial<RunFacts>;
}

/** The result of a run, held against a baseline when there is one. */
export function held({ outcomes, log = {}, facts = {} }: HeldRun, baseline?: Baseline): RunResult {
  const named = baseline === undefined ? {} : { baseline: { file: 'known.json', baseline } };
  return foldRun(logOf({ outcomes, ...log }), CATALOGUES, { ...FACTS, ...facts, ...named });
}

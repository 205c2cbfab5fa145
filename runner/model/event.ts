import type { Finding, Remark } from './finding.ts';
import type { Outcome } from './outcome.ts';
import type { PlannedScenario } from './plan.ts';
import type { RunStop, TargetDescription } from './result.ts';
import type { TranscriptEntry } from './transcript.ts';

/** What a scenario's execution yields, before the catalogue is consulted. */
export interface ScenarioOutcome {
  readonly planned: PlannedScenario;
  readonly outcome: Outcome;
  readonly reason?: string;
  readonly startedMs: number;
  readonly durationMs: number;
  readonly findings: readonly Finding[];
  readonly remarks: readonly Remark[];
  readonly transcript: readonly TranscriptEntry[];
}

/** The stream that a run emits; the result is a fold over it, and a stream without `run-finished` is not a result. */
export type RunEvent =
  | {
      readonly type: 'run-started';
      readonly startedAt: string;
      readonly scenarios: readonly PlannedScenario[];
    }
  | {
      readonly type: 'target-probed';
      readonly target: TargetDescription;
      readonly scenarios: readonly PlannedScenario[];
    }
  | { readonly type: 'scenario-started'; readonly id: string; readonly atMs: number }
  | { readonly type: 'scenario-finished'; readonly scenario: ScenarioOutcome }
  | { readonly type: 'run-finished'; readonly durationMs: number; readonly stop: RunStop | null };

import type { RunEvent } from '../../runner/model/event.ts';
import type { FindingOrigin } from '../../runner/model/finding.ts';
import type { Outcome } from '../../runner/model/outcome.ts';

/** A requirement that a scenario found broken. */
export interface Failure {
  readonly requirement: string;
  readonly scenario: string;
  readonly origin: FindingOrigin;
  /** The scenario is about this requirement; otherwise something that watches every exchange found it. */
  readonly isProved: boolean;
  readonly message: string;
}

/** A scenario that neither passed nor failed. */
export interface Unjudged {
  readonly scenario: string;
  readonly outcome: Outcome;
  readonly reason: string;
}

/** What a run of the suite found. */
export interface MatrixRun {
  readonly failures: readonly Failure[];
  /** Blocked and errored scenarios. */
  readonly unjudged: readonly Unjudged[];
  /** Scenarios that were skipped. */
  readonly skipped: readonly string[];
  /** Why the run was cut short, null when it was not. */
  readonly stop: string | null;
  readonly durationMs: number;
}

/** Reads the events of a run. */
export function runOf(events: readonly RunEvent[]): MatrixRun {
  const outcomes = events.flatMap((event) => (event.type === 'scenario-finished' ? [event.scenario] : []));
  const end = events.find((event) => event.type === 'run-finished');
  return {
    failures: outcomes.flatMap(({ planned, findings }) =>
      findings
        .filter(({ outcome }) => outcome === 'failed')
        .map(({ requirement, origin, message }) => ({
          requirement: requirement ?? 'no requirement',
          scenario: planned.id,
          origin,
          isProved: requirement !== null && planned.requirements.includes(requirement),
          message: message ?? '',
        })),
    ),
    unjudged: outcomes
      .filter(({ outcome }) => outcome === 'blocked' || outcome === 'errored')
      .map(({ planned, outcome, reason }) => ({ scenario: planned.id, outcome, reason: reason ?? '' })),
    skipped: outcomes.filter(({ outcome }) => outcome === 'skipped').map(({ planned }) => planned.id),
    stop: end?.stop?.message ?? null,
    durationMs: end?.durationMs ?? 0,
  };
}

import type { Finding } from '../../model/finding.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { PlannedScenario } from '../../model/plan.ts';
import { unreachedFindings } from '../steps/step-checks.ts';
import { stepLabel } from '../steps/step-label.ts';

/** How a scenario came to its end. */
export type ScenarioEnd =
  /** Every step was carried out. */
  | { readonly kind: 'complete' }
  /** An answer was given after which there is nothing more to look at. */
  | { readonly kind: 'satisfied'; readonly step: number; readonly reason: string }
  /** A step was not as it should be; its own findings say how. */
  | { readonly kind: 'broken'; readonly step: number; readonly isSuspicious: boolean }
  /** Given up by the harness at this step; null: before the first. */
  | { readonly kind: 'given-up'; readonly step: number | null }
  | NotBegun;

/** The first step was not even reached. Suspicious when the target may be gone. */
export interface NotBegun {
  readonly kind: 'not-begun';
  readonly outcome: 'blocked' | 'errored';
  readonly message: string;
  readonly isSuspicious: boolean;
}

/**
 * What the end makes of the checks that were not made. `why` is the harness's own reason to give up: an interrupt, a time
 * limit, a target that is gone. Null when there is none.
 */
export function findingsOfEnd(
  planned: PlannedScenario,
  end: ScenarioEnd,
  why: string | null,
): readonly Finding[] {
  switch (end.kind) {
    case 'complete':
      return [];
    case 'satisfied':
      return unreachedFindings(planned, end.step + 1, { outcome: 'skipped', message: end.reason });
    case 'broken':
      return unreachedFindings(planned, end.step + 1, brokenBefore(planned, end.step, why));
    case 'not-begun':
      return unjudged(planned, 0, why === null ? end : { outcome: 'errored', message: why });
    case 'given-up':
      return unjudged(planned, end.step ?? 0, {
        outcome: 'errored',
        message: why ?? 'The scenario was given up',
      });
  }
}

/**
 * The findings when the target turned out to be gone: what was found wrong at the last step is not held against the
 * server, since nobody was there to do it right.
 */
export function excused(findings: readonly Finding[], step: number, why: string): readonly Finding[] {
  return findings.map((finding) => {
    const isExcused =
      finding.step === step && (finding.outcome === 'failed' || finding.outcome === 'blocked');
    if (!isExcused) return finding;
    const message = finding.message === undefined ? why : `${finding.message}. ${why}`;
    return { ...finding, outcome: 'errored', message };
  });
}

interface Reason {
  readonly outcome: Outcome;
  readonly message: string;
}

function brokenBefore({ scenario }: PlannedScenario, step: number, why: string | null): Reason {
  if (why !== null) return { outcome: 'errored', message: why };
  return { outcome: 'blocked', message: `${stepLabel(scenario.steps[step], step)} was not as expected` };
}

/** Even a scenario without a single check says why it did not run. */
function unjudged(
  planned: PlannedScenario,
  fromStep: number,
  { outcome, message }: Reason,
): readonly Finding[] {
  const { place } = planned;
  const why = { outcome, message };
  const itself = { requirement: null, origin: 'prelude', session: 'A', step: null, place, times: 1 } as const;
  return [{ ...itself, ...why }, ...unreachedFindings(planned, fromStep, why)];
}

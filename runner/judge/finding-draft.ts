import type { FindingOrigin } from '../model/finding.ts';
import type { Outcome } from '../model/outcome.ts';

/** A finding without its place, which only the walker of the scenario knows. */
export interface FindingDraft {
  readonly requirement: string | null;
  readonly outcome: Outcome;
  readonly origin: FindingOrigin;
  readonly message?: string;
  readonly expected?: string;
  readonly actual?: string;
}

/** What went wrong, in words. */
export interface Failure {
  readonly message: string;
  readonly expected?: string;
  readonly actual?: string;
}

/** A failure of the suite itself: an expression or a name without a value. */
export interface SuiteMistake {
  readonly kind: 'suite-mistake';
  readonly message: string;
}

/** Something that the harness cannot judge, through no fault of the suite. */
export interface Undecidable {
  readonly kind: 'undecidable';
  readonly message: string;
}

/** One passed finding for each requirement, or one without when nothing is proved. */
export function passes(proves: readonly string[]): readonly FindingDraft[] {
  return orNone(proves).map((requirement) => ({ requirement, outcome: 'passed', origin: 'step' }));
}

/** One failed finding for each requirement; a precondition (nothing proved) is blocked instead. */
export function failures(proves: readonly string[], failure: Failure): readonly FindingDraft[] {
  return orNone(proves).map((requirement) => ({
    requirement,
    outcome: requirement === null ? 'blocked' : 'failed',
    origin: 'step',
    ...failure,
  }));
}

/** One finding of this outcome for each requirement. */
export function undecided(
  proves: readonly string[],
  outcome: 'errored' | 'blocked' | 'skipped',
  message: string,
): readonly FindingDraft[] {
  return orNone(proves).map((requirement) => ({ requirement, outcome, origin: 'step', message }));
}

function orNone(proves: readonly string[]): readonly (string | null)[] {
  return proves.length === 0 ? [null] : [...new Set(proves)];
}

import type { Scope } from '../language/scope.ts';
import type { BodyObservation } from '../model/observation.ts';
import { failures, passes, undecided } from './finding-draft.ts';
import type { Failure, FindingDraft } from './finding-draft.ts';

/** What became of one step. */
export interface Judgement {
  /** The step is as expected. */
  readonly ok: boolean;
  readonly findings: readonly FindingDraft[];
  /** Captures, to be merged into the scope. */
  readonly bindings: Scope;
  /** Bodies newly bound with `as`. */
  readonly bodies: ReadonlyMap<string, BodyObservation>;
  readonly remark?: string;
  /** The scenario ends here, satisfied so far, for this reason. */
  readonly ends?: string;
  /** A complete reply came, or none was due: the session can go on. */
  readonly inSync: boolean;
}

/** A step that is as expected and binds nothing. */
export function satisfied(proves: readonly string[]): Judgement {
  return { ok: true, findings: passes(proves), bindings: {}, bodies: new Map(), inSync: true };
}

/** A step that is not as expected. */
export function violated(proves: readonly string[], failure: Failure, inSync: boolean): Judgement {
  return { ok: false, findings: failures(proves, failure), bindings: {}, bodies: new Map(), inSync };
}

/** A step that cannot be judged because the suite itself is wrong. */
export function mistaken(proves: readonly string[], message: string): Judgement {
  return unjudged(proves, `the suite is wrong here: ${message}`);
}

/** A step that cannot be judged, for this reason. */
export function unjudged(proves: readonly string[], message: string): Judgement {
  return {
    ok: false,
    findings: undecided(proves, 'errored', message),
    bindings: {},
    bodies: new Map(),
    inSync: false,
  };
}

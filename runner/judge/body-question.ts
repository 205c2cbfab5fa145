import type { Scope } from '../language/scope.ts';
import type { FixtureMessage, MessageForm } from '../model/message.ts';
import type { BodyObservation } from '../model/observation.ts';
import type { BodyExpectation } from '../model/suite.ts';
import type { Failure, SuiteMistake } from './finding-draft.ts';

/** A body and what the suite wants of it. */
export interface BodyQuestion {
  readonly body: BodyExpectation;
  readonly observed: BodyObservation | undefined;
  readonly scope: Scope;
  readonly fixtures: ReadonlyMap<string, FixtureMessage>;
  readonly bodies: ReadonlyMap<string, BodyObservation>;
  /** What the way into the maildrop makes of a fixture message; as given when left out. */
  readonly form?: MessageForm;
}

/** The same once it is known that a body came. */
export interface PresentBody extends BodyQuestion {
  readonly observed: BodyObservation;
}

/** A body that is not as wanted. */
export interface WrongBody {
  readonly kind: 'wrong';
  readonly failure: Failure;
}

/** A body that is as wanted, with what it binds. */
export interface RightBody {
  readonly kind: 'right';
  readonly bindings: Scope;
  readonly bodies: ReadonlyMap<string, BodyObservation>;
}

/** One member of a body expectation looked at: null when all is well. */
export type BodyCheck = (question: PresentBody) => WrongBody | SuiteMistake | null;

/** Makes a WrongBody. */
export function wrong(failure: Failure): WrongBody {
  return { kind: 'wrong', failure };
}

/** Makes a SuiteMistake. */
export function suiteMistake(message: string): SuiteMistake {
  return { kind: 'suite-mistake', message };
}

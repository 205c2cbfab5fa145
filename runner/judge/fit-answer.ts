import { matchPattern } from '../language/match-pattern.ts';
import { parsePattern } from '../language/pattern.ts';
import type { Pattern } from '../language/pattern.ts';
import { isEvaluationProblem } from '../language/scope.ts';
import type { Scope } from '../language/scope.ts';
import type { Observation } from '../model/observation.ts';
import type { Answer } from '../model/suite.ts';
import { suiteMistake } from './body-question.ts';
import { describeMismatch, describePattern } from './describe-pattern.ts';
import type { SuiteMistake } from './finding-draft.ts';
import { judgedLine } from './status-line.ts';

/** What came has the kind and the first line of this answer; its body is still to be looked at. */
export interface Fit {
  readonly kind: 'fit';
  readonly bindings: Scope;
}

/** What came is not this answer. */
export interface Misfit {
  readonly kind: 'misfit';
  readonly expected: string;
  readonly where?: string;
}

/** Holds what came against one acceptable answer. */
export function fitAnswer(
  answer: Answer,
  { observation, scope }: { readonly observation: Observation; readonly scope: Scope },
): Fit | Misfit | SuiteMistake {
  if (typeof answer === 'object' && 'closed' in answer) {
    const closed = observation.kind === 'closed' && observation.partial.length === 0;
    return closed ? FIT : { kind: 'misfit', expected: 'the connection closed' };
  }
  if (typeof answer === 'object' && 'waits' in answer) {
    const waits = observation.kind === 'timeout' && observation.partial.length === 0;
    return waits ? FIT : { kind: 'misfit', expected: 'no answer yet' };
  }
  const pattern = parsePattern(typeof answer === 'string' ? answer : answer.S);
  if (pattern.kind === 'syntax-problem') return suiteMistake(pattern.message);
  return fitStatusLine(pattern, observation, scope);
}

const FIT: Fit = { kind: 'fit', bindings: {} };

function fitStatusLine(
  pattern: Pattern,
  observation: Observation,
  scope: Scope,
): Fit | Misfit | SuiteMistake {
  const expected = describePattern(pattern, scope);
  if (observation.kind !== 'reply') return { kind: 'misfit', expected };
  const result = matchPattern(pattern, judgedLine(observation.line, pattern), scope);
  if (isEvaluationProblem(result)) return suiteMistake(result.message);
  if (result.kind === 'match') return { kind: 'fit', bindings: result.bindings };
  return { kind: 'misfit', expected, where: describeMismatch(result) };
}

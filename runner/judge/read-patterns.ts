import { parsePattern } from '../language/pattern.ts';
import type { Pattern } from '../language/pattern.ts';
import { isEvaluationProblem } from '../language/scope.ts';
import type { Scope } from '../language/scope.ts';
import { renderPart } from '../language/template.ts';
import { suiteMistake } from './body-question.ts';
import type { SuiteMistake } from './finding-draft.ts';

/** The patterns of a body expectation, all of whose values are there: one that has none would silently match no line. */
export function readPatterns(sources: readonly string[], scope: Scope): readonly Pattern[] | SuiteMistake {
  const patterns: Pattern[] = [];
  for (const source of sources) {
    const pattern = readPattern(source, scope);
    if (pattern.kind === 'suite-mistake') return pattern;
    patterns.push(pattern);
  }
  return patterns;
}

/** The same for one. */
export function readPattern(source: string, scope: Scope): Pattern | SuiteMistake {
  const pattern = parsePattern(source);
  if (pattern.kind === 'syntax-problem') return suiteMistake(pattern.message);
  for (const part of pattern.parts) {
    const text = renderPart(part, scope);
    if (isEvaluationProblem(text)) return suiteMistake(text.message);
  }
  return pattern;
}

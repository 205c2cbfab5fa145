import { parseExpression } from '../../language/expression.ts';
import { capturesOf, indicatorOfPattern, parsePattern } from '../../language/pattern.ts';
import type { Pattern } from '../../language/pattern.ts';
import type { SyntaxProblem } from '../../language/syntax-problem.ts';
import { parseTemplate } from '../../language/template.ts';
import type { JsonPath } from '../json-tree.ts';
import { checkCaptures, checkUnnamed } from './captures.ts';
import type { Names } from './names.ts';
import type { Problem } from './problem.ts';
import { checkExpression, checkParts } from './references.ts';
import type { TextPlace } from './references.ts';

/** Text that is sent, or that becomes a number. */
export function checkTemplate(text: string, place: TextPlace): readonly Problem[] {
  const template = parseTemplate(text);
  if (template.kind === 'syntax-problem') return [syntaxProblemAt(place.path, template)];
  return checkParts(template.parts, place);
}

/** A relation between values. */
export function checkRelation(text: string, place: TextPlace): readonly Problem[] {
  const expression = parseExpression(text);
  if (expression.kind === 'syntax-problem') return [syntaxProblemAt(place.path, expression)];
  return checkExpression(expression, 0, place);
}

/** A status line, which binds its captures. */
export function checkStatusLine(text: string, place: TextPlace): readonly Problem[] {
  const pattern = parsePattern(text);
  if (pattern.kind === 'syntax-problem') return [syntaxProblemAt(place.path, pattern)];
  return [
    ...checkIndicator(pattern, place.path),
    ...checkPattern(pattern, place),
    ...checkCaptures(pattern.parts, place),
  ];
}

/** A line of a body: its captures become members of a map, or else nothing, and then have no names. */
export function checkLine(
  text: string,
  place: TextPlace,
  captures: 'members' | 'nothing',
): readonly Problem[] {
  const pattern = parsePattern(text);
  if (pattern.kind === 'syntax-problem') return [syntaxProblemAt(place.path, pattern)];
  const unnamed = captures === 'nothing' ? checkUnnamed(pattern.parts, place.path) : [];
  return [...checkPattern(pattern, place), ...unnamed];
}

/** Names that a status line binds. */
export function namesBoundBy(text: string): Names {
  const pattern = parsePattern(text);
  return new Set(pattern.kind === 'pattern' ? capturesOf(pattern) : []);
}

function checkPattern(pattern: Pattern, place: TextPlace): readonly Problem[] {
  return checkParts(pattern.parts, place);
}

function checkIndicator(pattern: Pattern, path: JsonPath): readonly Problem[] {
  if (indicatorOfPattern(pattern) !== null) return [];
  const message = 'a status line begins with "+OK" or "-ERR", then a space or the end';
  return [{ path, range: { offset: 0, length: pattern.source.search(/\s|$/) }, message }];
}

function syntaxProblemAt(path: JsonPath, { message, offset, length }: SyntaxProblem): Problem {
  return { path, range: { offset, length }, message };
}

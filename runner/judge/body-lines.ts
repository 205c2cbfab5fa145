import { isEvaluationProblem } from '../language/scope.ts';
import { matchPattern } from '../language/match-pattern.ts';
import type { Mismatch } from '../language/match-pattern.ts';
import type { Pattern } from '../language/pattern.ts';
import type { Scope } from '../language/scope.ts';
import { printable } from '../model/printable.ts';
import { linesOf } from '../pop3/listing.ts';
import { wrong } from './body-question.ts';
import type { BodyCheck, WrongBody } from './body-question.ts';
import { describeMismatch, describePattern } from './describe-pattern.ts';
import { linesInAnyOrder } from './lines-in-any-order.ts';
import { readPatterns } from './read-patterns.ts';

/** `lines`: exactly these lines, in the given or in any order. */
export const checkLines: BodyCheck = ({ body, observed, scope }) => {
  if (body.lines === undefined) return null;
  const patterns = readPatterns(body.lines, scope);
  if ('kind' in patterns) return patterns;
  const lines = linesOf(observed.octets);
  const misfit =
    body.order === 'any' ? misfitInAnyOrder(patterns, lines, scope) : misfitInOrder(patterns, lines, scope);
  if (misfit !== null) return misfit;
  const extra = lines[patterns.length];
  if (extra === undefined) return null;
  return wrong({
    message: 'the multi-line part has more lines than expected',
    expected: `${patterns.length} lines`,
    actual: `${lines.length} lines${body.order === 'any' ? '' : `, the first that is too many: ${printable(extra)}`}`,
  });
};

function misfitInOrder(
  patterns: readonly Pattern[],
  lines: readonly Uint8Array[],
  scope: Scope,
): WrongBody | null {
  for (const [index, pattern] of patterns.entries()) {
    const line = lines[index];
    const mismatch = line === undefined ? null : mismatchOf(pattern, line, scope);
    if (line !== undefined && mismatch === null) continue;
    const where = mismatch === null ? ' is missing' : `: ${describeMismatch(mismatch)}`;
    return wrong({
      message: `line ${index + 1} of the multi-line part${where}`,
      expected: describePattern(pattern, scope),
      actual: line === undefined ? 'no such line' : printable(line),
    });
  }
  return null;
}

function misfitInAnyOrder(
  patterns: readonly Pattern[],
  lines: readonly Uint8Array[],
  scope: Scope,
): WrongBody | null {
  const left = linesInAnyOrder(patterns, lines, (pattern, line) => matches(pattern, line, scope));
  if (left === null) return null;
  return wrong({
    message: 'the multi-line part lacks a line',
    expected: describePattern(left, scope),
    actual: `none such among ${lines.length} lines: ${lines
      .slice(0, SHOWN_LINES)
      .map((line) => printable(line))
      .join(', ')}`,
  });
}

/** Lines shown when one is looked for among all. */
const SHOWN_LINES = 10;

/** `contains`: patterns that some line must match. */
export const checkContains: BodyCheck = ({ body, observed, scope }) => {
  const patterns = readPatterns(body.contains ?? [], scope);
  if ('kind' in patterns) return patterns;
  const lines = patterns.length === 0 ? [] : linesOf(observed.octets);
  const missing = patterns.find((pattern) => !lines.some((line) => matches(pattern, line, scope)));
  if (missing === undefined) return null;
  return wrong({
    message: 'a line is missing in the multi-line part',
    expected: `a line ${describePattern(missing, scope)}`,
    actual: printable(observed.octets),
  });
};

/** `lacks`: patterns that no line may match. */
export const checkLacks: BodyCheck = ({ body, observed, scope }) => {
  const patterns = readPatterns(body.lacks ?? [], scope);
  if ('kind' in patterns) return patterns;
  for (const line of patterns.length === 0 ? [] : linesOf(observed.octets)) {
    const pattern = patterns.find((each) => matches(each, line, scope));
    if (pattern !== undefined) {
      return wrong({
        message: 'the multi-line part has a line that must not be there',
        expected: `no line ${describePattern(pattern, scope)}`,
        actual: printable(line),
      });
    }
  }
  return null;
};

function matches(pattern: Pattern, line: Uint8Array, scope: Scope): boolean {
  return mismatchOf(pattern, line, scope) === null;
}

/** Patterns come from readPatterns, so that all their values are known to be there. */
function mismatchOf(pattern: Pattern, line: Uint8Array, scope: Scope): Mismatch | null {
  const result = matchPattern(pattern, line, scope);
  return isEvaluationProblem(result) || result.kind === 'match' ? null : result;
}

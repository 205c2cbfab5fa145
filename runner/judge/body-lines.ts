import { matchPattern } from '../language/match-pattern.ts';
import { parsePattern } from '../language/pattern.ts';
import type { Pattern } from '../language/pattern.ts';
import type { Scope } from '../language/scope.ts';
import { printable } from '../model/printable.ts';
import { linesOf } from '../pop3/listing.ts';
import { suiteMistake, wrong } from './body-question.ts';
import type { BodyCheck } from './body-question.ts';
import { describePattern } from './describe-pattern.ts';
import type { SuiteMistake } from './finding-draft.ts';

/** `lines`: exactly these lines, in the given or in any order. */
export const checkLines: BodyCheck = ({ body, observed, scope }) => {
  if (body.lines === undefined) return null;
  const patterns = parseAll(body.lines);
  if ('kind' in patterns) return patterns;
  const left = [...linesOf(observed.octets)];
  for (const [index, pattern] of patterns.entries()) {
    const at = body.order === 'any' ? left.findIndex((line) => matches(pattern, line, scope)) : 0;
    const line = left[at];
    if (line === undefined || !matches(pattern, line, scope)) {
      return wrong({
        message: `line ${index + 1} of the multi-line part is not the expected one`,
        expected: describePattern(pattern, scope),
        actual: line === undefined ? 'no such line' : printable(line),
      });
    }
    left.splice(at, 1);
  }
  const [extra] = left;
  if (extra === undefined) return null;
  return wrong({
    message: 'the multi-line part has more lines than expected',
    expected: `${patterns.length} lines`,
    actual: `${patterns.length + left.length} lines, among them ${printable(extra)}`,
  });
};

/** `contains`: patterns that some line must match. */
export const checkContains: BodyCheck = ({ body, observed, scope }) => {
  const patterns = parseAll(body.contains ?? []);
  if ('kind' in patterns) return patterns;
  const lines = linesOf(observed.octets);
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
  const patterns = parseAll(body.lacks ?? []);
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
  return matchPattern(pattern, line, scope).kind === 'match';
}

function parseAll(sources: readonly string[]): readonly Pattern[] | SuiteMistake {
  const patterns: Pattern[] = [];
  for (const source of sources) {
    const pattern = parsePattern(source);
    if (pattern.kind === 'syntax-problem') return suiteMistake(pattern.message);
    patterns.push(pattern);
  }
  return patterns;
}

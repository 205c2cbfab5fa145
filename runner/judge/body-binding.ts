import { matchPattern } from '../language/match-pattern.ts';
import { textOf } from '../language/text.ts';
import { bind, isEvaluationProblem } from '../language/scope.ts';
import type { Scope } from '../language/scope.ts';
import { printable } from '../model/printable.ts';
import { linesOf } from '../pop3/listing.ts';
import { suiteMistake, wrong } from './body-question.ts';
import type { PresentBody, RightBody, WrongBody } from './body-question.ts';
import { describeMismatch, describePattern } from './describe-pattern.ts';
import type { SuiteMistake } from './finding-draft.ts';
import { readPattern } from './read-patterns.ts';

/** `each`: every line matches; and `as`: what the body is called from here on. */
export function checkBinding(question: PresentBody): RightBody | WrongBody | SuiteMistake {
  const { body, observed } = question;
  const rows = body.each === undefined ? undefined : readRows(body.each, question);
  if (rows !== undefined && 'kind' in rows) return rows;
  if (body.as === undefined) return { kind: 'right', bindings: {}, bodies: new Map() };
  const value = rows ?? {
    octets: BigInt(observed.octetCount),
    lines: BigInt(observed.lineCount),
    sha256: observed.sha256,
    header: headerOf(observed.octets),
  };
  return { kind: 'right', bindings: bind({}, body.as, value), bodies: new Map([[body.as, observed]]) };
}

/** What stands before the first blank line, with its line ends, as far as it is kept. */
function headerOf(octets: Uint8Array): string {
  const text = Buffer.from(octets.subarray(0, HEADER_LIMIT));
  const end = text.indexOf('\r\n\r\n');
  return textOf(text.subarray(0, text.indexOf('\r\n') === 0 ? 0 : end < 0 ? text.length : end + 2));
}

/** Octets of a header that are kept; a hostile server may send no blank line. */
const HEADER_LIMIT = 64 * 1024;

function readRows(
  source: string,
  { observed, scope }: PresentBody,
): readonly Scope[] | WrongBody | SuiteMistake {
  const pattern = readPattern(source, scope);
  if (pattern.kind === 'suite-mistake') return pattern;
  const rows: Scope[] = [];
  for (const line of linesOf(observed.octets)) {
    const result = matchPattern(pattern, line, scope);
    if (isEvaluationProblem(result)) return suiteMistake(result.message);
    if (result.kind === 'mismatch') {
      return wrong({
        message: `line ${rows.length + 1} of the multi-line part: ${describeMismatch(result)}`,
        expected: describePattern(pattern, scope),
        actual: printable(line),
      });
    }
    rows.push(result.bindings);
  }
  return rows;
}

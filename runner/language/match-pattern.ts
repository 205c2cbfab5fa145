import { printableText } from '../model/printable.ts';
import { CAPTURE_TYPES } from './parts.ts';
import type { CaptureType, Part } from './parts.ts';
import type { Pattern } from './pattern.ts';
import { bind, isEvaluationProblem } from './scope.ts';
import type { EvaluationProblem, Scope, Value } from './scope.ts';
import { renderPart } from './template.ts';
import { fromBase64 } from '../pop3/sasl/base64.ts';
import { octetsOf, textOf } from './text.ts';
import { latin1 } from '../pop3/encode.ts';

/** The line is as the pattern wants it; `bindings` holds the captures. */
export interface Match {
  readonly kind: 'match';
  readonly bindings: Scope;
}

/** The first place at which the line departs from the pattern. */
export interface Mismatch {
  readonly kind: 'mismatch';
  /** In octets from the start of the line. */
  readonly offset: number;
  /** What was expected there, in words. */
  readonly expected: string;
  /** What stands there instead, printable. */
  readonly found: string;
}

/** Compares one line (without its line end) with a pattern. */
export function matchPattern(
  pattern: Pattern,
  line: Uint8Array,
  scope: Scope,
): Match | Mismatch | EvaluationProblem {
  const text = latin1(line);
  let bindings: Scope = {};
  let offset = 0;
  for (const part of pattern.parts) {
    const step =
      part.kind === 'capture' ? take(part.type, text, offset) : expect(part, text, { offset, scope });
    if ('kind' in step) return step;
    if (part.kind === 'capture' && part.name !== '') bindings = bind(bindings, part.name, step.value);
    offset = step.offset;
  }
  if (offset === text.length || (!pattern.closed && text.charAt(offset) === ' '))
    return { kind: 'match', bindings };
  return mismatch(text, offset, pattern.closed ? 'the end of the line' : 'the end of the line or a space');
}

/** Longest piece of a line that is shown as what was found, in octets. */
const FOUND_LENGTH = 24;

function mismatch(text: string, offset: number, expected: string): Mismatch {
  const rest = text.slice(offset, offset + FOUND_LENGTH);
  const found = rest === '' ? 'the end of the line' : `"${printableText(rest)}"`;
  return { kind: 'mismatch', offset, expected, found };
}

interface Taken {
  readonly offset: number;
  readonly value: Value;
}

function expect(
  part: Part,
  text: string,
  at: { offset: number; scope: Scope },
): Taken | Mismatch | EvaluationProblem {
  const wanted = renderPart(part, at.scope);
  if (isEvaluationProblem(wanted)) return wanted;
  const octets = latin1(octetsOf(wanted));
  if (text.startsWith(octets, at.offset)) return { offset: at.offset + octets.length, value: wanted };
  const common = commonLength(octets, text.slice(at.offset));
  return mismatch(text, at.offset + common, `"${printableText(octets.slice(common))}"`);
}

function commonLength(wanted: string, found: string): number {
  let length = 0;
  while (length < wanted.length && wanted.charAt(length) === found.charAt(length)) length++;
  return length;
}

const SHAPES: Readonly<Record<CaptureType, RegExp>> = {
  number: /[0-9]{1,19}(?![0-9])/y,
  word: /[^ ]+/y,
  'unique-id': /[!-~]{1,70}(?![!-~])/y,
  text: /[^]*/y,
  'msg-id': /<[^<>@ ]+@[^<>@ ]+>/y,
  base64: /[^ ]*/y,
};

function take(type: CaptureType, text: string, offset: number): Taken | Mismatch {
  const shape = new RegExp(SHAPES[type], 'y');
  shape.lastIndex = offset;
  const found = shape.exec(text)?.[0];
  const value = found === undefined ? undefined : valueOf(type, found);
  if (found === undefined || value === undefined) return mismatch(text, offset, CAPTURE_TYPES[type]);
  return { offset: offset + found.length, value };
}

/** Largest number that CEL's 64-bit integers hold. */
const LARGEST_NUMBER = 2n ** 63n - 1n;

function valueOf(type: CaptureType, found: string): Value | undefined {
  if (type === 'base64') return decoded(found);
  if (type !== 'number') return textOf(Buffer.from(found, 'latin1'));
  const number = BigInt(found);
  return number <= LARGEST_NUMBER ? number : undefined;
}

/** What is bound is the text that it stands for. */
function decoded(found: string): Value | undefined {
  const octets = fromBase64(found);
  return octets === null ? undefined : textOf(octets);
}

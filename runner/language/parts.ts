import { parseExpression } from './expression.ts';
import type { Expression } from './expression.ts';
import { syntaxProblem } from './syntax-problem.ts';
import type { SyntaxProblem } from './syntax-problem.ts';

/** What a capture accepts. */
export type CaptureType = 'number' | 'word' | 'unique-id' | 'text' | 'msg-id' | 'base64';

/** Every capture type with what it accepts, in words that fit behind "expected". */
export const CAPTURE_TYPES: Readonly<Record<CaptureType, string>> = {
  number: 'a decimal number of 1 to 19 digits',
  word: 'a word without spaces',
  'unique-id': 'a unique-id of 1 to 70 characters from 0x21 to 0x7E',
  text: 'any text',
  'msg-id': 'a msg-id such as <local@domain>',
  base64: 'base64',
};

/** A piece of a template or pattern, between braces or around them. */
export type Part =
  | { readonly kind: 'literal'; readonly text: string; readonly offset: number }
  | { readonly kind: 'value'; readonly name: string; readonly offset: number }
  | { readonly kind: 'computed'; readonly expression: Expression; readonly offset: number }
  | { readonly kind: 'message-number'; readonly fixture: string; readonly offset: number }
  | { readonly kind: 'capture'; readonly name: string; readonly type: CaptureType; readonly offset: number }
  | { readonly kind: 'end'; readonly offset: number };

/** Cuts a text at its braces; `{{` and `}}` are literal braces. */
export function parseParts(text: string): readonly Part[] | SyntaxProblem {
  const parts: Part[] = [];
  let literal = '';
  let literalOffset = 0;
  const flush = (next: number): void => {
    if (literal !== '') parts.push({ kind: 'literal', text: literal, offset: literalOffset });
    literal = '';
    literalOffset = next;
  };
  for (let index = 0; index < text.length;) {
    const token = nextToken(text, index);
    if (token.kind === 'syntax-problem') return token;
    if (token.kind === 'literal') literal += token.text;
    else {
      flush(token.end);
      const part = parseBraces(token.text, index);
      if (part.kind === 'syntax-problem') return part;
      parts.push(part);
      literalOffset = token.end;
    }
    index = token.end;
  }
  flush(text.length);
  return parts;
}

/** A character of a text, or what stands between two braces. */
export interface Token {
  readonly kind: 'literal' | 'braces';
  readonly text: string;
  /** Offset behind it. */
  readonly end: number;
}

/** The token at an offset. */
export function nextToken(text: string, index: number): Token | SyntaxProblem {
  const pair = text.slice(index, index + 2);
  if (pair === '{{' || pair === '}}') return { kind: 'literal', text: pair.charAt(0), end: index + 2 };
  const character = text.charAt(index);
  if (character === '}')
    return syntaxProblem('a closing brace without an opening one; write }} for the character', index, 1);
  if (character !== '{') return { kind: 'literal', text: character, end: index + 1 };
  const close = closingBrace(text, index);
  if (close < 0) return syntaxProblem('this brace is never closed; write {{ for the character', index, 1);
  return { kind: 'braces', text: text.slice(index + 1, close), end: close + 1 };
}

/** The brace that closes the one at `open`; expressions may hold map literals and quoted strings. */
function closingBrace(text: string, open: number): number {
  let depth = 0;
  let quote = '';
  for (let index = open; index < text.length; index++) {
    const character = text.charAt(index);
    if (quote !== '' && character === '\\') index++;
    else if (quote !== '') quote = character === quote ? '' : quote;
    else if ((character === '"' || character === "'") && text.charAt(open + 1) === '=') quote = character;
    else if (character === '{') depth++;
    else if (character === '}' && --depth === 0) return index;
  }
  return -1;
}

const NAME = /^[A-Za-z][A-Za-z0-9_]*(\.[A-Za-z][A-Za-z0-9_]*)*$/;
const FIXTURE = /^[a-z0-9][a-z0-9-]*$/;

function parseBraces(inside: string, offset: number): Part | SyntaxProblem {
  if (inside.startsWith('=')) return parseComputed(inside, offset);
  if (inside.startsWith('#')) return parseMessageNumber(inside.slice(1), offset);
  if (inside === 'end') return { kind: 'end', offset };
  const colon = inside.indexOf(':');
  if (colon >= 0) return parseCapture(inside.slice(0, colon), inside.slice(colon + 1), offset);
  if (NAME.test(inside)) return { kind: 'value', name: inside, offset };
  return syntaxProblem(
    `{${inside}} is neither a name, a capture {name:type}, {= expression} nor {#message}`,
    offset,
    inside.length + 2,
  );
}

function parseComputed(inside: string, offset: number): Part | SyntaxProblem {
  const source = inside.slice(1);
  const expression = parseExpression(source);
  if (expression.kind === 'expression') return { kind: 'computed', expression, offset };
  return syntaxProblem(expression.message, offset + 2 + expression.offset, expression.length);
}

function parseMessageNumber(fixture: string, offset: number): Part | SyntaxProblem {
  if (FIXTURE.test(fixture)) return { kind: 'message-number', fixture, offset };
  return syntaxProblem(`"${fixture}" cannot be the name of a fixture message`, offset, fixture.length + 3);
}

function parseCapture(name: string, type: string, offset: number): Part | SyntaxProblem {
  const length = name.length + type.length + 3;
  if (name !== '' && !NAME.test(name))
    return syntaxProblem(`"${name}" cannot be the name of a capture`, offset, length);
  if (!Object.hasOwn(CAPTURE_TYPES, type)) {
    const known = Object.keys(CAPTURE_TYPES).join(', ');
    return syntaxProblem(`"${type}" is no capture type; there are ${known}`, offset, length);
  }
  return { kind: 'capture', name, type: type as CaptureType, offset };
}

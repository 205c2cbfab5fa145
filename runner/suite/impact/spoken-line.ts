import { BUILT_IN_VARIABLES } from '../../language/built-ins.ts';
import { evaluate, parseExpression, type Expression } from '../../language/expression.ts';
import { nextToken } from '../../language/parts.ts';
import { kindOfCall, knownPieces, mayGrow } from '../../language/value-shape.ts';

/** A line that a scenario may send: as it is written, and what of it is known before the run. */
export interface SpokenLine {
  readonly written: string;
  /** The same with a sign for each value in it. */
  readonly shape: string;
  /** Its first word in upper case, without the values in it, whatever stands before it that is not graphic. */
  readonly keyword: string;
  /** Whether it may be any command whatever. */
  readonly isAnyCommand: boolean;
  /** How long it may be; infinite where nobody knows. */
  readonly octets: number;
}

/** Stand in a shape for a value: a person's own or a number; and what KnownPiece says. */
const SIGNS = { own: '\ue000', measured: '\ue001', encoded: '\ue002', unknown: '\ue003' } as const;
const ANY_SIGN = /[\ue000-\ue003]/g;

/** What ends a line: what RFC 1939 §3 says, with servers that take a bare LF; or anything that some server may take. */
export type LineEnds = 'LF' | 'any';

const ENDS: Readonly<Record<LineEnds, RegExp>> = { LF: /\r?\n/, any: /[\r\n\0]/ };

/** The lines of a text, however they end. Empty ones are left out. */
export function linesOf(text: string, ends: LineEnds): readonly SpokenLine[] {
  return text
    .split(ENDS[ends])
    .filter((line) => line !== '')
    .map(lineOf);
}

/** The runner sees to it that values hold no line ends (outgoing.ts). */
function lineOf(written: string): SpokenLine {
  const { shape, octets } = /[{}]/.test(written) ? shapeOf(written) : pieceOf(written);
  const word = firstWord(shape);
  const keyword = word.replaceAll(ANY_SIGN, '').toUpperCase();
  return { written, shape, keyword, isAnyCommand: isAnyWord(word, shape), octets };
}

interface Piece {
  readonly shape: string;
  readonly octets: number;
}

function shapeOf(written: string): Piece {
  let line: Piece = { shape: '', octets: 0 };
  for (const { text, inside } of tokensIn(written)) {
    const piece = inside === null ? pieceOf(text) : valueIn(inside, !hasArgument(line.shape));
    line = { shape: line.shape + piece.shape, octets: line.octets + piece.octets };
  }
  return line;
}

interface WrittenToken {
  readonly text: string;
  /** What stands between the braces; null for a character. */
  readonly inside: string | null;
}

/** A brace that is never closed, or closed on another line, may stand for anything. */
function* tokensIn(text: string): Generator<WrittenToken> {
  for (let index = 0; index < text.length;) {
    const token = nextToken(text, index);
    const end = token.kind === 'syntax-problem' ? text.length : token.end;
    const isCharacter = token.kind === 'literal';
    yield {
      text: isCharacter ? token.text : '',
      inside: token.kind === 'braces' ? token.text : isCharacter ? null : '',
    };
    index = end;
  }
}

function pieceOf(text: string): Piece {
  return { shape: text.replaceAll(ANY_SIGN, '?'), octets: Buffer.byteLength(text) };
}

/** Expressions are looked into only where it matters: the suites hold hundreds, and each start reads them all. */
function valueIn(inside: string, isCommand: boolean): Piece {
  const octets = inside.length + '{}'.length;
  if (!inside.startsWith('=')) return { shape: SIGNS[signOfName(inside)], octets };
  if (!isCommand && !inside.includes('join')) return { shape: SIGNS.unknown, octets };
  const [, name = ''] = /^= ?(\w+)\([^()]*\) ?$/.exec(inside) ?? [];
  const kind = kindOfCall(name);
  if (kind !== 'unknown') return { shape: SIGNS[kind], octets };
  const expression = parseExpression(inside.slice(1));
  if (expression.kind !== 'expression') return { shape: SIGNS.unknown, octets };
  const pieces = knownPieces(expression.tree);
  const isUnknown = pieces.some(({ kind }) => kind === 'unknown');
  const known = isUnknown ? constantOf(expression) : null;
  if (known !== null) return pieceOf(known);
  const shape = pieces
    .map((each) => (each.kind === 'text' ? pieceOf(each.text).shape : SIGNS[each.kind]))
    .join('');
  // How long a response may be is for its mechanism to say (RFC 5034 §4).
  return { shape, octets: isUnknown && mayGrow(expression.tree) ? Infinity : octets };
}

function constantOf(expression: Expression): string | null {
  const value = expression.variables.length === 0 ? evaluate(expression, {}) : null;
  return typeof value === 'string' || typeof value === 'bigint' ? String(value) : null;
}

const OWN: ReadonlySet<string> = new Set(BUILT_IN_VARIABLES.map(({ name }) => name));

/** The number of a fixture message, or a name. */
function signOfName(inside: string): 'own' | 'unknown' {
  return inside.startsWith('#') || OWN.has(inside) ? 'own' : 'unknown';
}

/** Whether a shape is past the first word of a line. */
function hasArgument(shape: string): boolean {
  return /[!-~\ue000-\ue003][ \t]/.test(shape);
}

/** What is encoded may spell a keyword, though nothing behind it. */
function isAnyWord(word: string, shape: string): boolean {
  if (word === SIGNS.measured) return false;
  return word.includes(SIGNS.unknown) || (/[\ue001\ue002]/.test(word) && hasArgument(shape));
}

function firstWord(shape: string): string {
  return /[!-~\ue000-\ue003][^ \t]*/.exec(shape)?.[0] ?? '';
}

/** Servers that take a line piecewise take what stands in its midst for a command: RFC 2449 §4 lets them stop at 255 octets. */
const PIECE_OCTETS = 255;

/** Whether a server may find this command in the line, at its beginning or behind what it took for a command. */
export function mayBe({ shape, keyword, isAnyCommand, octets }: SpokenLine, command: Command): boolean {
  if (isAnyCommand) return true;
  if (keyword.startsWith(command) && !/[A-Z_]/.test(keyword.charAt(command.length))) return true;
  return octets > PIECE_OCTETS && shape.toUpperCase().includes(command, 1);
}

/** A command that removes or reads something, proves who somebody is, or ends a session. */
export type Command = 'DELE' | 'RETR' | 'TOP' | 'USER' | 'PASS' | 'APOP' | 'AUTH' | 'QUIT';

/** The commands that log in (RFC 1939 §7, RFC 5034 §4). */
export const LOGINS: readonly Command[] = ['PASS', 'APOP', 'AUTH'];

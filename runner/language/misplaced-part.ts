import { parseExpression } from './expression.ts';
import type { CaptureType, Part } from './parts.ts';
import { syntaxProblem } from './syntax-problem.ts';
import type { SyntaxProblem } from './syntax-problem.ts';

type Capture = Extract<Part, { readonly kind: 'capture' }>;

/** The first part that makes the pattern one which no line could match, or whose captures nobody could use. */
export function misplacedPart(parts: readonly Part[]): SyntaxProblem | undefined {
  const names = new Set<string>();
  for (const [index, part] of parts.entries()) {
    const next = parts[index + 1];
    if (part.kind === 'end' && next !== undefined)
      return syntaxProblem('{end} stands at the end', part.offset, 5);
    if (part.kind !== 'capture') continue;
    const message = nameProblem(part, names) ?? neighbourProblem(part, next);
    if (message !== undefined) return syntaxProblem(message, part.offset);
    names.add(part.name);
  }
  return undefined;
}

function nameProblem({ name }: Capture, taken: ReadonlySet<string>): string | undefined {
  if (name === '') return undefined;
  if (taken.has(name)) return `two captures are called ${name}`;
  const isUsable = parseExpression(name).kind === 'expression';
  return isUsable ? undefined : `"${name}" is a word of the expression language and cannot name a capture`;
}

function neighbourProblem({ type }: Capture, next: Part | undefined): string | undefined {
  if (next === undefined || next.kind === 'end') return undefined;
  if (type === 'text') return 'a capture of type text takes the rest of the line, so nothing can follow it';
  if (next.kind === 'capture') return 'two captures need something between them';
  const ends = ENDS[type];
  if (next.kind === 'literal' && ends.pattern.test(next.text)) return undefined;
  return `a capture of type ${type} takes all that fits, so ${ends.words} has to follow it`;
}

/** With what the text behind a capture has to begin, because the capture itself takes everything else. */
const ENDS: Readonly<
  Record<Exclude<CaptureType, 'text'>, { readonly pattern: RegExp; readonly words: string }>
> = {
  number: { pattern: /^[^0-9]/, words: 'text that does not begin with a digit' },
  word: { pattern: /^ /, words: 'a space' },
  'unique-id': { pattern: /^ /, words: 'a space' },
  'msg-id': { pattern: /^/, words: 'text' },
  base64: { pattern: /^ /, words: 'a space' },
};

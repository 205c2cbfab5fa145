import { misplacedPart } from './misplaced-part.ts';
import { parseParts } from './parts.ts';
import type { Part } from './parts.ts';
import type { SyntaxProblem } from './syntax-problem.ts';

/** What a line must look like: `+OK {count:number} {octets:number}`. */
export interface Pattern {
  readonly kind: 'pattern';
  readonly source: string;
  readonly parts: readonly Part[];
  /** The line must end where the pattern does; otherwise free text may follow behind a space. */
  readonly closed: boolean;
}

/** Parses a pattern. */
export function parsePattern(source: string): Pattern | SyntaxProblem {
  const parts = parseParts(source);
  if ('kind' in parts) return parts;
  const problem = misplacedPart(parts);
  if (problem !== undefined) return problem;
  const last = parts.at(-1);
  // An empty pattern is the empty line; were it open, every line that begins with a space would be one.
  const closed =
    last === undefined || last.kind === 'end' || (last.kind === 'capture' && last.type === 'text');
  return { kind: 'pattern', source, parts, closed };
}

/** Names that the pattern binds, dotted as written. */
export function capturesOf(pattern: Pattern): readonly string[] {
  return pattern.parts.flatMap((part) => (part.kind === 'capture' && part.name !== '' ? [part.name] : []));
}

/** Which indicator a status pattern begins with (`+ ` goes on with an AUTH exchange, RFC 5034 §4); null: with none. */
export function indicatorOfPattern(pattern: Pattern): 'positive' | 'negative' | 'continuation' | null {
  if (pattern.source.startsWith('+ ')) return 'continuation';
  if (/^\+OK( |\{end\}|$)/.test(pattern.source)) return 'positive';
  return /^-ERR( |\{end\}|$)/.test(pattern.source) ? 'negative' : null;
}

import { parseParts } from './parts.ts';
import type { Part } from './parts.ts';
import { syntaxProblem } from './syntax-problem.ts';
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
  const closed = last?.kind === 'end' || (last?.kind === 'capture' && last.type === 'text');
  return { kind: 'pattern', source, parts, closed };
}

/** Names that the pattern binds, dotted as written. */
export function capturesOf(pattern: Pattern): readonly string[] {
  return pattern.parts.flatMap((part) => (part.kind === 'capture' && part.name !== '' ? [part.name] : []));
}

/** Which status indicator a status pattern begins with; null when it begins with neither. */
export function indicatorOfPattern(pattern: Pattern): 'positive' | 'negative' | null {
  if (/^\+OK( |\{end\}|$)/.test(pattern.source)) return 'positive';
  return /^-ERR( |\{end\}|$)/.test(pattern.source) ? 'negative' : null;
}

function misplacedPart(parts: readonly Part[]): SyntaxProblem | undefined {
  for (const [index, part] of parts.entries()) {
    const isLast = index === parts.length - 1;
    if (part.kind === 'end' && !isLast) return syntaxProblem('{end} stands at the end', part.offset, 5);
    if (part.kind === 'capture' && part.type === 'text' && !isLast) {
      return syntaxProblem(
        'a capture of type text takes the rest of the line, so nothing can follow it',
        part.offset,
      );
    }
    if (part.kind === 'capture' && parts[index + 1]?.kind === 'capture') {
      return syntaxProblem('two captures need something between them', part.offset);
    }
  }
  return undefined;
}

/** Longest piece of a line that is shown above a caret; a caret under a wrapped line points nowhere. */
const EXCERPT_WIDTH = 96;

/** A line with the column at which a caret belongs. */
export interface PointedLine {
  readonly text: string;
  /** Column of the deciding place in `text`; null when it is not known. */
  readonly column: number | null;
}

/**
 * Index at which what came leaves what was expected, where `<count: number>` and the like in the expectation stand for
 * anything of their kind. Null when it cannot be told: expectations may be prose, and a wrong caret is worse than none.
 */
export function divergence(expected: string | undefined, actual: string | undefined): number | null {
  if (expected === undefined || actual === undefined || expected.includes(' or ')) return null;
  let at = 0;
  for (const part of expected.match(PARTS) ?? []) {
    if (part === THE_END) return at < actual.length ? at : null;
    const length = lengthOf(part, actual.slice(at));
    if (length === 0) return startOfNumber(actual, at) || null;
    at += length;
  }
  return null;
}

/** A number differs as a whole, not from its second digit on. */
function startOfNumber(text: string, at: number): number {
  const digits = /\d*$/.exec(text.slice(0, at))?.[0].length ?? 0;
  return /\d/.test(text.charAt(at)) || digits === at ? at - digits : at;
}

/** What closes an expectation behind which nothing may follow. */
const THE_END = ' and nothing more';

/** Captures, the end, and single characters. */
const PARTS = /<(?:[\w.]+: )?(?:number|word|unique-id|text|msg-id)>| and nothing more$|[^]/g;

/** How much of what came is this part of the expectation. */
function lengthOf(part: string, rest: string): number {
  const kind = /(number|word|unique-id|msg-id|text)>$/.exec(part)?.[1];
  if (part.length === 1 || kind === undefined) return rest.startsWith(part) ? part.length : 0;
  const fitting = kind === 'number' ? /^\d+/ : kind === 'text' ? /^.*/ : /^\S+/;
  return fitting.exec(rest)?.[0].length ?? 0;
}

/** Cuts a long line to the piece around its deciding place. */
export function excerpt(text: string, at: number | null): PointedLine {
  if (text.length <= EXCERPT_WIDTH) return { text, column: at };
  const start = at === null ? 0 : Math.max(0, Math.min(at - EXCERPT_WIDTH / 2, text.length - EXCERPT_WIDTH));
  const end = start + EXCERPT_WIDTH;
  const before = start > 0 ? '…' : '';
  const behind = end < text.length ? '…' : '';
  const column = at === null ? null : at - start + before.length;
  return { text: before + text.slice(start, end) + behind, column };
}

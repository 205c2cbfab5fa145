import type { Finding } from '../../runner/model/finding.ts';

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
 * anything of their kind. Null when it cannot be told: a wrong caret is worse than none, so only status lines and
 * contents are compared; other expectations are expressions and prose.
 */
export function divergence({ expected, actual, message }: Compared): number | null {
  if (expected === undefined || actual === undefined || expected.includes(' or ')) return null;
  if (!STATUS_LINE.test(expected) && message?.startsWith(CONTENT_DIFFERS) !== true) return null;
  let at = 0;
  for (const part of expected.match(PARTS) ?? []) {
    if (part === THE_END) return at < actual.length ? at : null;
    const length = lengthOf(part, actual.slice(at));
    if (length === 0) return startOfNumber(actual, at);
    at += length;
  }
  return null;
}

/** What a finding says about the difference. */
export type Compared = Pick<Finding, 'expected' | 'actual' | 'message'>;

const STATUS_LINE = /^(\+OK|-ERR)/;

/** How a finding begins that shows two contents around their first difference. */
const CONTENT_DIFFERS = 'the content differs';

/** A number differs as a whole, not from its second digit on. */
function startOfNumber(text: string, at: number): number {
  const digits = /\d*$/.exec(text.slice(0, at))?.[0].length ?? 0;
  return /\d/.test(text.charAt(at)) ? at - digits : at;
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

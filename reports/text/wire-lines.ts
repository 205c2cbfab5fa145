import { printableText } from '../../runner/model/printable.ts';
import type { TranscriptEntry } from '../../runner/model/transcript.ts';
import { clipped, legible } from './legible.ts';

/** One line of a transcript as reports show it. */
export interface WireLine {
  readonly kind: 'line';
  readonly session: string;
  readonly atMs: number;
  readonly from: TranscriptEntry['from'];
  /** Octets with everything unprintable as C escapes, line ends included; safe everywhere. */
  readonly text: string;
  /** Whether a failed check was decided by these octets. */
  readonly deciding: boolean;
  /** Index of the entry in the transcript. */
  readonly entry: number;
}

/** A line before it is made printable, which is worth the time only for those that are shown. */
type RawLine = Omit<WireLine, 'kind'>;

/** Lines left out in the middle. */
export interface WireGap {
  readonly kind: 'gap';
  readonly lines: number;
}

export interface WireOptions {
  /** Most lines shown. */
  readonly limit: number;
  /** Indexes of the entries by which failed checks were decided. */
  readonly deciding: readonly number[];
}

/** Longest line shown, in characters; a reply line may have 512 octets, so such a line is still whole when printable. */
const LINE_LIMIT = 520;

/** How many lines around the deciding ones are kept when a transcript is cut. */
const NEIGHBOURS = 8;

/** The transcript line by line, cut in the middle when it is long; the deciding lines and their neighbours stay. */
export function wireLines(
  transcript: readonly TranscriptEntry[],
  options: WireOptions,
): readonly (WireLine | WireGap)[] {
  const deciding = new Set(options.deciding);
  const lines = transcript.flatMap((entry, index) => linesOf(entry, index, deciding.has(index)));
  return lines.length <= options.limit ? lines.map(show) : elided(lines, options.limit);
}

function linesOf(entry: TranscriptEntry, index: number, deciding: boolean): readonly RawLine[] {
  const { session, atMs, from, text, omittedOctets } = entry;
  const line = { session, atMs, from, text, deciding, entry: index };
  if (from === 'event') return [line];
  const octets = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const lines = octets.map((each) => ({ ...line, text: each }));
  return omittedOctets === undefined
    ? lines
    : [...lines, { ...line, from: 'event', text: `… ${omittedOctets} more octets` }];
}

function show(line: RawLine): WireLine {
  const { session, from, text } = line;
  const shown = from === 'event' ? legible(clipped(text, LINE_LIMIT)) : printableText(text, LINE_LIMIT);
  return { ...line, kind: 'line', session: legible(session), text: shown };
}

function elided(lines: readonly RawLine[], limit: number): readonly (WireLine | WireGap)[] {
  const kept = linesToKeep(lines, limit).toSorted((one, other) => one - other);
  const shown = kept.flatMap((index, position) => {
    const line = lines[index];
    return line === undefined ? [] : [...gapBetween(kept[position - 1] ?? -1, index), show(line)];
  });
  return [...shown, ...gapBetween(kept.at(-1) ?? -1, lines.length)];
}

function gapBetween(before: number, after: number): readonly WireGap[] {
  const lines = after - before - 1;
  return lines === 0 ? [] : [{ kind: 'gap', lines }];
}

/** The deciding lines with their neighbours, then beginning and end by turns, until the limit is reached. */
function linesToKeep(lines: readonly RawLine[], limit: number): readonly number[] {
  const deciding = lines.flatMap((line, index) => (line.deciding ? [index] : []));
  const [first, ...others] = deciding;
  const around = first === undefined ? [] : range(first - NEIGHBOURS, first + NEIGHBOURS + 1, lines.length);
  const ends = range(0, limit, lines.length).flatMap((index) => [index, lines.length - 1 - index]);
  const kept = new Set<number>();
  for (const index of [...around, ...others.slice(0, NEIGHBOURS), ...ends])
    if (kept.size < limit) kept.add(index);
  return [...kept];
}

function range(from: number, to: number, length: number): readonly number[] {
  const start = Math.max(0, from);
  const end = Math.min(length, to);
  return Array.from({ length: Math.max(0, end - start) }, (_, offset) => start + offset);
}

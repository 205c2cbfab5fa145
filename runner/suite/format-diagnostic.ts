import type { Diagnostic } from './diagnostic.ts';

/** More than a person repairs before running it again. */
const SHOWN_DIAGNOSTICS = 50;

/** Widest excerpt of a source line, in characters: a terminal's width with room for the margin. */
const EXCERPT_WIDTH = 100;

/** Characters kept before the place when a long line is cut. */
const EXCERPT_LEAD = 40;

/** The diagnostic as compilers write it: place and message, the source line, a caret under the place, a hint. */
export function formatDiagnostic(diagnostic: Diagnostic, source: string | undefined): string {
  const { file, line, column, message, hint } = diagnostic;
  const head = `${file}:${line}:${column}: ${message}`;
  const text = source?.split('\n', line)[line - 1];
  const shown = text === undefined || text.trim() === '' ? [] : excerpt(text, diagnostic);
  return [head, ...shown, ...(hint === undefined ? [] : [`  hint: ${hint}`])].join('\n');
}

/** All of them, sorted by place, as many as a person reads, and how many more there are. */
export function formatDiagnostics(
  diagnostics: readonly Diagnostic[],
  sources: ReadonlyMap<string, string>,
): string {
  const sorted = sortDiagnostics(diagnostics);
  const shown = sorted.slice(0, SHOWN_DIAGNOSTICS);
  const rest = sorted.length - shown.length;
  const parts = shown.map((each) => formatDiagnostic(each, sources.get(each.file)));
  return [...parts, ...(rest === 0 ? [] : [`and ${rest} more`])].join('\n\n');
}

/** By file, line, column, message; every one once. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const unique = new Map(
    diagnostics.map((each) => [`${each.file}:${each.line}:${each.column}:${each.message}`, each]),
  );
  return [...unique.values()].sort(compare);
}

function compare(a: Diagnostic, b: Diagnostic): number {
  return (
    compareText(a.file, b.file) || a.line - b.line || a.column - b.column || compareText(a.message, b.message)
  );
}

/** By code units: the same order on every machine, whatever its language. */
function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** The source line with its number, cut around the place when it is long, and the caret line below. */
function excerpt(text: string, { line, column, endColumn }: Diagnostic): readonly string[] {
  const from = column - 1 > EXCERPT_WIDTH - EXCERPT_LEAD ? column - 1 - EXCERPT_LEAD : 0;
  const visible = text.slice(from, from + EXCERPT_WIDTH).replace(UNPRINTABLE, ' ');
  const lead = from > 0 ? '…' : '';
  const trail = from + EXCERPT_WIDTH < text.length ? '…' : '';
  const start = column - 1 - from;
  const length = Math.max(1, Math.min((endColumn ?? column + 1) - column, visible.length - start));
  const margin = String(line);
  return [
    `  ${margin} | ${lead}${visible}${trail}`,
    `  ${' '.repeat(margin.length)} | ${' '.repeat(lead.length + start)}^${'~'.repeat(length - 1)}`,
  ];
}

/** What would move the caret away from its place, or do things to a terminal. */
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

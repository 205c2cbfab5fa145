import type { SourcePlace } from '../model/plan.ts';

/** A file that was read, with the path under which people know it. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  /** Offset of the first character of each line. */
  readonly lineStarts: readonly number[];
}

/** A stretch of a source file: offsets of its first character and of the one behind its last. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Makes a source file of its text. */
export function sourceFile(path: string, text: string): SourceFile {
  const lineStarts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lineStarts.push(at + 1);
  return { path, text, lineStarts };
}

/** Line and column of an offset, both from 1. */
export function placeAt(source: SourceFile, offset: number): SourcePlace {
  const line = lineAt(source.lineStarts, offset);
  return { file: source.path, line: line + 1, column: offset - (source.lineStarts[line] ?? 0) + 1 };
}

/** Index of the last line that starts at or before the offset. */
function lineAt(lineStarts: readonly number[], offset: number): number {
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

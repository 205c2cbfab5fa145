import type { SourcePlace } from '../model/plan.ts';
import type { Row } from '../model/suite.ts';
import { nameAt, nodeAt } from './json-tree.ts';
import type { JsonNode, JsonPath } from './json-tree.ts';
import { offsetInString } from './json-string.ts';
import { placeAt } from './source-file.ts';
import type { SourceFile, Span } from './source-file.ts';
import { substitute, wholeParameter } from './substitution.ts';
import type { Piece } from './substitution.ts';

/** How a scenario stands in its file: what its row-expanded value came from. */
export interface ScenarioText {
  readonly source: SourceFile;
  readonly node: JsonNode;
  /** The row that was filled in; null for a scenario without rows. */
  readonly row: { readonly values: Row; readonly node: JsonNode } | null;
}

/** A stretch of an expanded string, in characters. */
export interface Range {
  readonly offset: number;
  readonly length?: number | undefined;
}

/** Where the value at the path is written: in the row when a parameter stands for all of it. */
export function spanOf(text: ScenarioText, path: JsonPath): Span {
  const node = nodeAt(text.node, path);
  const written = stringAt(text, node);
  const parameter = written === null || text.row === null ? null : wholeParameter(written, text.row.values);
  return parameter === null ? node : parameterSpan(text, parameter);
}

/** Where the name of the member at the path is written. */
export function nameSpanOf(text: ScenarioText, path: JsonPath): Span {
  return nameAt(text.node, path);
}

/** Where a stretch of the expanded string at the path is written, be it in the string or in the row. */
export function rangeSpanOf(text: ScenarioText, path: JsonPath, range: Range): Span {
  const node = nodeAt(text.node, path);
  const written = stringAt(text, node);
  if (written === null) return spanOf(text, path);
  const { pieces } = substitute(written, text.row?.values ?? NO_ROW);
  const piece = pieces.find((each) => range.offset < each.end) ?? pieces.at(-1);
  if (piece === undefined) return node;
  return within(text, { node, piece }, range);
}

const NO_ROW: Row = { row: 'none' };

function within(text: ScenarioText, at: { node: JsonNode; piece: Piece }, range: Range): Span {
  const { piece } = at;
  const inPiece = Math.max(0, range.offset - piece.start);
  const length = Math.max(1, Math.min(range.length ?? 1, piece.end - range.offset));
  const holder = piece.parameter === null ? at.node : parameterSpan(text, piece.parameter);
  const from = piece.parameter === null ? piece.writtenAt + inPiece : inPiece;
  const source = text.source.text;
  if (source.charAt(holder.start) !== '"') return holder;
  const start = offsetInString(source, holder.start, from);
  return { start, end: Math.max(start + 1, offsetInString(source, holder.start, from + length)) };
}

/** Where the row gives the parameter's value. */
function parameterSpan(text: ScenarioText, parameter: string): Span {
  return text.row === null ? text.node : nodeAt(text.row.node, [parameter]);
}

function stringAt(text: ScenarioText, node: JsonNode): string | null {
  const written = text.source.text.slice(node.start, node.end);
  return node.kind === 'scalar' && written.startsWith('"') ? (JSON.parse(written) as string) : null;
}

/** Where a part of the scenario begins, for reports. */
export function placeOf(text: ScenarioText, path: JsonPath): SourcePlace {
  return placeAt(text.source, nodeAt(text.node, path).start);
}

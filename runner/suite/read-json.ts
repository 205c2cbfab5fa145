import { diagnose } from './diagnostic.ts';
import type { Diagnostic } from './diagnostic.ts';
import { locateJson } from './json-tree.ts';
import type { JsonNode } from './json-tree.ts';
import { quoted } from './nearest.ts';
import type { SourceFile } from './source-file.ts';

/** A JSON file: its value, and where everything in it stands. */
export interface JsonFile {
  readonly source: SourceFile;
  readonly value: unknown;
  readonly root: JsonNode;
}

/** Deeper than any of our files; what goes beyond would only exhaust the stack of whoever walks it. */
const DEPTH_LIMIT = 32;

/** Reads strict JSON without comments and with every member named once. */
export async function readJson(source: SourceFile): Promise<JsonFile | readonly Diagnostic[]> {
  const value = parseOrNothing(source.text);
  if (value === undefined) {
    const { explainSyntax } = await import('./syntax-error.ts');
    return [explainSyntax(source)];
  }
  const { root, depth, duplicates } = locateJson(source.text);
  if (depth > DEPTH_LIMIT) {
    const message = `brackets are nested more than ${DEPTH_LIMIT} deep`;
    return [diagnose(source, { start: 0, end: 1 }, { message })];
  }
  const doubled = duplicates.map((each) => diagnose(source, each, duplicateName(each.name)));
  return doubled.length > 0 ? doubled : { source, value, root };
}

/** JSON knows no undefined, so that stands for a text that is no JSON. */
export function parseOrNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function duplicateName(name: string): { readonly message: string; readonly hint: string } {
  return {
    message: `${quoted(name)} is given twice in the same object`,
    hint: 'only the last one would count; remove one of them',
  };
}

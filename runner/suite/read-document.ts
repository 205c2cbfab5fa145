import { conforms } from './conforms.ts';
import type { SchemaFile } from './conforms.ts';
import { diagnose } from './diagnostic.ts';
import type { Diagnostic } from './diagnostic.ts';
import { locateJson, nameAt, nodeAt } from './json-tree.ts';
import type { JsonNode } from './json-tree.ts';
import { parseOrNothing, readJson } from './read-json.ts';
import type { JsonFile } from './read-json.ts';
import { readText } from './read-text.ts';
import type { FilePath } from './read-text.ts';
import { schemaNamed } from './schemas.ts';
import type { SchemaName } from './schemas.ts';
import type { SourceFile } from './source-file.ts';

/** A file that conforms to its schema, so that its value has the type that the schema tells of. */
export interface Document<T> {
  readonly source: SourceFile;
  readonly value: T;
  readonly root: JsonNode;
}

/** What came of reading one file: the document, unless something in it is wrong, and what that is. */
export interface DocumentRead<T> {
  readonly source: SourceFile | null;
  readonly document: Document<T> | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a file and holds it to its schema. */
export async function readDocument<T>(path: FilePath, schema: SchemaName): Promise<DocumentRead<T>> {
  const source = readText(path);
  if ('severity' in source) return { source: null, document: null, diagnostics: [source] };
  const json = await readJson(source);
  if (!('value' in json)) return { source, document: null, diagnostics: json };
  const file = schemaNamed(schema);
  if (!conforms(file, file, json.value)) {
    return { source, document: null, diagnostics: await explain(json, file) };
  }
  return { source, document: { source, value: json.value as T, root: json.root }, diagnostics: [] };
}

/**
 * Reads a file of the package that `pop3spec lint` has held to its schema in the tests: for the catalogues, whose size
 * would otherwise be felt at the start of every run. When it is no JSON after all, that is explained as ever.
 */
export async function readTrusted<T>(path: FilePath, schema: SchemaName): Promise<DocumentRead<T>> {
  const source = readText(path);
  if ('severity' in source) return { source: null, document: null, diagnostics: [source] };
  const value = parseOrNothing(source.text);
  if (value === undefined) return readDocument(path, schema);
  const document: Document<T> = {
    source,
    value: value as T,
    get root(): JsonNode {
      return locateJson(source.text).root;
    },
  };
  return { source, document, diagnostics: [] };
}

async function explain(
  { source, root, value }: JsonFile,
  schema: SchemaFile,
): Promise<readonly Diagnostic[]> {
  const { explainSchemaErrors } = await import('./schema-error.ts');
  return explainSchemaErrors(schema, null, value).map((error) =>
    diagnose(
      source,
      error.about === 'name' ? nameAt(root, error.path) : start(nodeAt(root, error.path)),
      error,
    ),
  );
}

/** A whole object or list is too much to underline: its bracket will do. */
function start(node: JsonNode): { readonly start: number; readonly end: number } {
  return node.kind === 'scalar' ? node : { start: node.start, end: node.start + 1 };
}

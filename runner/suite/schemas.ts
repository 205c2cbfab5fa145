import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SchemaFile } from './conforms.ts';
import { packageRoot } from './package-root.ts';

/** The schemas of suites/schema that this folder reads files by. */
export type SchemaName = 'suite' | 'requirements' | 'messages' | 'baseline' | 'config';

const loaded = new Map<SchemaName, SchemaFile>();

/** The schema, read once. */
export function schemaNamed(name: SchemaName): SchemaFile {
  const known = loaded.get(name) ?? readSchema(name);
  loaded.set(name, known);
  return known;
}

function readSchema(name: SchemaName): SchemaFile {
  const path = join(packageRoot(), 'suites', 'schema', `${name}.schema.json`);
  return JSON.parse(readFileSync(path, 'utf8')) as SchemaFile;
}

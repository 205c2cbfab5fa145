import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalogue } from '../model/requirement.ts';
import { diagnose } from './diagnostic.ts';
import type { Diagnostic } from './diagnostic.ts';
import { nodeAt } from './json-tree.ts';
import { naturalOrder } from './natural-order.ts';
import { quoted } from './nearest.ts';
import { readDocument, readTrusted } from './read-document.ts';
import type { Document } from './read-document.ts';
import type { SourceFile } from './source-file.ts';

/** The requirement catalogues that could be read, and what is wrong with them. */
export interface CataloguesRead {
  readonly catalogues: readonly Catalogue[];
  readonly sources: readonly SourceFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads suites/requirements below the package root; without a close look they are taken to conform to their schema. */
export async function readCatalogues(root: string, lint: 'full' | 'own'): Promise<CataloguesRead> {
  const folder = join(root, 'suites', 'requirements');
  const files = existsSync(folder) ? readdirSync(folder) : [];
  const names = files.filter((name) => name.endsWith('.json'));
  const paths = names
    .sort(naturalOrder)
    .map((name) => ({ path: join(folder, name), shown: `suites/requirements/${name}` }));
  const read = lint === 'full' ? readDocument<Catalogue> : readTrusted<Catalogue>;
  const reads = await Promise.all(paths.map((path) => read(path, 'requirements')));
  const documents = reads.flatMap(({ document }) => (document === null ? [] : [document]));
  return {
    catalogues: documents.map(({ value }) => value),
    sources: reads.flatMap(({ source }) => (source === null ? [] : [source])),
    diagnostics: [...reads.flatMap(({ diagnostics }) => diagnostics), ...repeatedIds(documents)],
  };
}

function repeatedIds(documents: readonly Document<Catalogue>[]): readonly Diagnostic[] {
  const known = new Set<string>();
  return documents.flatMap(({ source, root, value }) =>
    value.requirements.flatMap(({ id }, index) => {
      const isNew = !known.has(id);
      known.add(id);
      const path = ['requirements', index, 'id'];
      return isNew
        ? []
        : [diagnose(source, nodeAt(root, path), { message: `${quoted(id)} is there already` })];
    }),
  );
}

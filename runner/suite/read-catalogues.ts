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
    catalogues: documents.map(({ value }) => value).toSorted(apartLast),
    sources: reads.flatMap(({ source }) => (source === null ? [] : [source])),
    diagnostics: [
      ...reads.flatMap(({ diagnostics }) => diagnostics),
      ...repeatedIds(documents),
      ...strayIds(documents),
    ],
  };
}

/** What the RFCs say comes before what none of them says. */
function apartLast(one: Catalogue, other: Catalogue): number {
  return Number(one.apart === true) - Number(other.apart === true);
}

/** Ids that say another catalogue or section than the one in which they stand. */
function strayIds(documents: readonly Document<Catalogue>[]): readonly Diagnostic[] {
  return documents.flatMap(({ source, root, value }) =>
    value.requirements.flatMap(({ id, section }, index) => {
      const start = `${value.rfc}-${section}-`;
      if (id.startsWith(start)) return [];
      const place = nodeAt(root, ['requirements', index, 'id']);
      return [diagnose(source, place, { message: `${quoted(id)} does not begin with ${quoted(start)}` })];
    }),
  );
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

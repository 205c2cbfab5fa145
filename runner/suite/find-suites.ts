import { readdirSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { naturalOrder } from './natural-order.ts';
import type { FilePath } from './read-text.ts';

/** A suite file, and what its name must be. */
export interface SuitePath extends FilePath {
  /** The suite's name when the file is a bundled one; null for the user's own, whose names end their paths. */
  readonly name: string | null;
}

/** Folders below suites/ that hold no suites. */
const OTHER_FOLDERS: ReadonlySet<string> = new Set(['schema', 'requirements']);

/** The suites of the package, by name. */
export function findBundled(root: string): readonly SuitePath[] {
  const folder = join(root, 'suites');
  const files = jsonFilesBelow(folder);
  return files
    .filter((file) => !OTHER_FOLDERS.has(file.split('/')[0] ?? ''))
    .map((file) => ({
      path: join(folder, file),
      shown: `suites/${file}`,
      name: file.replace(/\.json$/, ''),
    }));
}

/** The suite at a path of the user's, or those below it when it is a folder. */
export function findOwn(given: string): readonly SuitePath[] {
  const path = resolve(given);
  const files = isFolder(path) ? jsonFilesBelow(path).map((file) => join(path, file)) : [path];
  return files.map((file) => ({ path: file, shown: shownPath(file), name: null }));
}

/** JSON files below a folder, as paths from it with slashes, in an order that is the same everywhere. */
function jsonFilesBelow(folder: string): readonly string[] {
  if (!isFolder(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(withSlashes)
    .filter((file) => file.endsWith('.json'))
    .sort(naturalOrder);
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** From the working folder when the file is below it, since this is how it would be opened. */
function shownPath(path: string): string {
  const short = relative(process.cwd(), path);
  return withSlashes(short.startsWith('..') ? path : short);
}

function withSlashes(path: string): string {
  return path.split(sep).join('/');
}

import { createHash } from 'node:crypto';
import type { Loaded } from './loaded.ts';

/** SHA-256 over all files that were read, fixture messages included: two runs with the same digest asked the same. */
export function digestOf(loaded: Loaded): string {
  const hash = createHash('sha256');
  for (const [path, text] of [...loaded.sources].sort(byPath)) hash.update(`${path}\0${text}\0`, 'utf8');
  return hash.digest('hex');
}

function byPath([a]: readonly [string, string], [b]: readonly [string, string]): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

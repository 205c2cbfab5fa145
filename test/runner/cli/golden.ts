import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Test } from 'tap';
import { packageRoot } from '../../../runner/suite/package-root.ts';

/**
 * Holds text against test/golden/NAME, a file that a person reads in review. With UPDATE_GOLDEN=1 the file is written
 * instead; the change shows in the commit.
 */
export function matchesGolden(t: Test, name: string, text: string): void {
  const path = join(packageRoot(), 'test', 'golden', name);
  if (process.env['UPDATE_GOLDEN'] === '1') {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  t.equal(text, readFileSync(path, 'utf8'), `is what test/golden/${name} holds`);
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { formatDiagnostics } from '../../../runner/suite/format-diagnostic.ts';
import { packageRoot } from '../../../runner/suite/package-root.ts';
import { readSuites } from '../../../runner/suite/read-suites.ts';
import { matchesGolden } from '../cli/golden.ts';
import { makeTree } from './tree.ts';

const FOLDER = join(packageRoot(), 'test', 'golden', 'diagnostics');
const NAMES = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.json'))
  .map((file) => file.replace(/\.json$/, ''));

for (const name of NAMES) {
  t.test(`the mistakes of ${name}.json are told as ${name}.txt says`, async (t) => {
    const root = makeTree(t, { [`suites/${name}.json`]: readFileSync(join(FOLDER, `${name}.json`)) });
    const { diagnostics, sources } = await readSuites({ root, lint: 'full' });
    matchesGolden(t, `diagnostics/${name}.txt`, `${formatDiagnostics(diagnostics, sources)}\n`);
    t.not(diagnostics.length, 0, 'something is wrong with it');
  });
}

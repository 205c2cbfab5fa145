import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { MATRIX, MATRIX_HEAD, reasonsOf, withoutChance } from '../../interop/matrix.ts';
import { SERVERS } from '../../interop/servers.ts';
import { SOURCES } from '../../interop/sources.ts';

const matrix = readFileSync(MATRIX, 'utf8');
const baselines = readdirSync(join(SOURCES, 'baselines'));

t.test('docs/servers.md says how it is made', async (t) => {
  t.ok(matrix.startsWith(MATRIX_HEAD), 'npm run interop -- --matrix writes it anew');
});

t.test(
  'docs/servers.md has every server that has a baseline, with all that the baseline declares',
  async (t) => {
    for (const file of baselines) {
      const title = SERVERS.find(({ name }) => file === `${name}.json`)?.title ?? file;
      t.match(matrix, new RegExp(`\\| ${title} `), `${title} has a column`);
      const text = readFileSync(join(SOURCES, 'baselines', file), 'utf8');
      const { deviations } = JSON.parse(text) as {
        readonly deviations: readonly { readonly requirement: string }[];
      };
      for (const { requirement } of deviations)
        t.ok(matrix.includes(requirement), `${title}: ${requirement}`);
    }
  },
);

t.test('docs/servers.md has the reasons of all baselines, and no others', async (t) => {
  const reasons = await Promise.all(SERVERS.map(reasonsOf));
  t.equal(matrix.slice(matrix.indexOf('\n## Why\n')), `\n## Why\n${reasons.join('')}`);
});

t.test('docs/servers.md shows neither ports nor timestamps, which are others in each run', async (t) => {
  const row = '| +OK ready &#60;1.2&#64;vm&#62; | 2026-12-01, pop3spec 0.1.0, 127.0.0.1:32845 |';
  t.equal(withoutChance(row), '| +OK ready | 2026-12-01, pop3spec 0.1.0 |');
  t.equal(withoutChance(matrix), matrix);
});

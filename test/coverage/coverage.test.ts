import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { FAULTS } from '../../fixtures/faults/faults.ts';
import { WATCHED, watcherOf } from '../../runner/judge/watched-requirements.ts';
import { packageRoot } from '../../runner/suite/package-root.ts';
import { planRun } from '../../runner/suite/plan-run.ts';
import { readSuites } from '../../runner/suite/read-suites.ts';
import { EVERYTHING } from '../../runner/suite/selection.ts';
import { coveragePage } from './coverage-page.ts';
import { NOT_BROKEN, NOT_PROVED } from './gaps.ts';

const loaded = await readSuites({ root: packageRoot() });
const provisioner = {
  name: 'embedded',
  knowsContent: true,
  canDelete: true,
  canAdd: true,
  form: 'as-given',
} as const;
const { scenarios } = planRun(loaded, EVERYTHING, {
  loopback: true,
  provisioner,
  accounts: 2,
  hasToken: true,
});
const faults = FAULTS.filter(({ kind }) => kind === 'fault');
const { catalogues } = loaded;

const visible = catalogues
  .flatMap(({ requirements }) => requirements.filter(({ observable }) => observable))
  .map(({ id }) => id);
const proved = new Set(scenarios.flatMap(({ requirements }) => requirements));
const broken = new Set(faults.flatMap(({ breaks }) => breaks));
const isProved = (id: string): boolean => proved.has(id) || watcherOf(id) !== null;

t.test('every requirement that can be seen is proved or watched', (t) => {
  t.same(
    visible.filter((id) => !isProved(id) && !NOT_PROVED.has(id)),
    [],
    'requirements without a scenario',
  );
  t.same(
    [...NOT_PROVED.keys()].filter((id) => isProved(id) || !visible.includes(id)),
    [],
    'exceptions that are none any more',
  );
  t.end();
});

t.test('every requirement that can be seen is broken by a fault', (t) => {
  t.same(
    visible.filter((id) => !broken.has(id) && !NOT_BROKEN.has(id)),
    [],
    'requirements without a fault',
  );
  t.same(
    [...NOT_BROKEN.keys()].filter((id) => broken.has(id) || !visible.includes(id)),
    [],
    'exceptions that are none any more',
  );
  t.end();
});

t.test('what is watched is in a catalogue, as something that can be seen', (t) => {
  const known = new Set(
    catalogues
      .flatMap(({ requirements }) => requirements.filter(({ observable }) => observable))
      .map(({ id }) => id),
  );
  t.same(
    WATCHED.filter((id) => !known.has(id)),
    [],
  );
  t.end();
});

t.test('docs/coverage.md is up to date', (t) => {
  const path = join(packageRoot(), 'docs', 'coverage.md');
  const page = coveragePage({ catalogues, scenarios, faults });
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(path, page);
  t.equal(page, readFileSync(path, 'utf8'), 'write it again with UPDATE_GOLDEN=1');
  t.end();
});

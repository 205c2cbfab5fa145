import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { FAULTS } from '../../fixtures/faults/faults.ts';
import { packageRoot } from '../../runner/suite/package-root.ts';
import { PARTS, QUICK_MINUTE_MS } from './parts.ts';
import { scenariosIn } from './table.ts';
import { NEVER_FAILED } from './never-failed.ts';
import { readSlowWorld, readWorld } from './world.ts';

// The golden files hold what the runs of the other tests found, which those see to.
const found = Object.values(PARTS).map(({ name }) =>
  readFileSync(join(packageRoot(), 'test', 'golden', 'fault-matrix', `${name}.md`), 'utf8'),
);
const failed = new Set(found.flatMap(scenariosIn));
const worlds = [await readWorld(), await readSlowWorld(QUICK_MINUTE_MS)];
const run = worlds.flatMap(({ plan }) =>
  plan.scenarios.filter(({ decision }) => decision.kind === 'run').map(({ id }) => id),
);

t.test('every scenario is failed by a fault, on something that it proves', (t) => {
  t.same(
    run.filter((id) => !failed.has(id) && !NEVER_FAILED.has(id)),
    [],
    'scenarios that no fault fails: write the fault, or take the scenario away (docs/add-a-fault.md)',
  );
  t.end();
});

t.test('the exceptions are scenarios that there are, and that no fault fails', (t) => {
  const exceptions = [...NEVER_FAILED.keys()];
  t.same(
    exceptions.filter((id) => failed.has(id) || !run.includes(id)),
    [],
    'exceptions that are none',
  );
  t.end();
});

t.test('every fault is in one part of the matrix', (t) => {
  const inParts = Object.values(PARTS).flatMap(({ faults }) => faults.map(({ name }) => name));
  const faults = FAULTS.filter(({ kind }) => kind === 'fault').map(({ name }) => name);
  t.same([...inParts].sort(), [...faults].sort());
  t.end();
});

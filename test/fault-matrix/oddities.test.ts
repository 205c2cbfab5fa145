import t from 'tap';
import { oddities } from '../../fixtures/faults/oddities.ts';
import { told } from './check-part.ts';
import { AT_A_TIME, TEST_MS } from './patience.ts';
import { QUICK_MINUTE_MS } from './parts.ts';
import { runFault } from './run-fault.ts';
import { sideBySide } from './side-by-side.ts';
import { readSlowWorld, readWorld } from './world.ts';

t.setTimeout(TEST_MS);

const world = await readWorld();
const runs = [
  ...(await sideBySide([null, ...oddities], AT_A_TIME, async (odd) => ({
    name: odd?.name ?? 'the reference server',
    run: await runFault(world, odd),
  }))),
];

const slow = await readSlowWorld(QUICK_MINUTE_MS);
runs.push({ name: 'the reference server, slowly', run: await runFault(slow, null) });

for (const { name, run } of runs) {
  t.test(name, (t) => {
    t.equal(run.stop, null, 'the run is not cut short');
    t.same(run.failures.map(told), [], 'nothing fails');
    t.same(run.unjudged, [], 'nothing is blocked, and no scenario is at a loss');
    t.end();
  });
}

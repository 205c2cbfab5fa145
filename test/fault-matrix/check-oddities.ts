import type { Test } from 'tap';
import type { Fault } from '../../fixtures/faults/fault.ts';
import { told } from './check-part.ts';
import type { MatrixRun } from './matrix-run.ts';
import { AT_A_TIME } from './patience.ts';
import { runFault } from './run-fault.ts';
import { sideBySide } from './side-by-side.ts';
import type { World } from './world.ts';

/** Runs the suite against each of these, null being the reference server: nothing may fail, and nothing be at a loss. */
export async function checkOddities(t: Test, world: World, odd: readonly (Fault | null)[]): Promise<void> {
  const runs = await sideBySide(odd, AT_A_TIME, async (each) => ({
    name: each?.name ?? 'the reference server',
    run: await runFault(world, each),
  }));
  for (const { name, run } of runs) t.test(name, (t) => isClean(t, run));
}

/** Nothing was found, and everything was judged. */
export function isClean(t: Test, run: MatrixRun): void {
  t.equal(run.stop, null, 'the run is not cut short');
  t.same(run.failures.map(told), [], 'nothing fails');
  t.same(run.unjudged, [], 'nothing is blocked, and no scenario is at a loss');
  t.end();
}

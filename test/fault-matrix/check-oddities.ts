import type { Test } from 'tap';
import type { Fault } from '../../fixtures/faults/fault.ts';
import { told } from './check-part.ts';
import type { MatrixRun } from './matrix-run.ts';
import { AT_A_TIME } from './patience.ts';
import { runFault } from './run-fault.ts';
import { sideBySide } from './side-by-side.ts';
import type { World } from './world.ts';

/**
 * Runs the suite against each of these, null being the reference server: nothing may fail but what the oddity says of what
 * no RFC asks for, and nothing be at a loss.
 */
export async function checkOddities(t: Test, world: World, odd: readonly (Fault | null)[]): Promise<void> {
  const runs = await sideBySide(odd, AT_A_TIME, async (each) => ({
    name: each?.name ?? 'the reference server',
    seen: (each?.alsoSeenIn ?? []).map(({ requirement }) => requirement),
    run: await runFault(world, each),
  }));
  for (const { name, run, seen } of runs) t.test(name, (t) => isClean(t, run, seen));
}

/** Nothing was found but what has to be seen, and everything was judged. */
export function isClean(t: Test, run: MatrixRun, seen: readonly string[] = []): void {
  t.equal(run.stop, null, 'the run is not cut short');
  const failed = run.failures.map(({ requirement }) => requirement);
  const unrelated = run.failures.filter(({ requirement }) => !seen.includes(requirement));
  t.same(unrelated.map(told), [], 'nothing fails');
  t.same(
    seen.filter((requirement) => !failed.includes(requirement)),
    [],
    'what it says shows is found',
  );
  t.same(run.unjudged, [], 'nothing is blocked, and no scenario is at a loss');
  t.end();
}

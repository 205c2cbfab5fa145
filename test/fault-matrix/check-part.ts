import type { Test } from 'tap';
import type { Fault } from '../../fixtures/faults/fault.ts';
import { matchesGolden } from '../runner/cli/golden.ts';
import { judgeRun, type FaultVerdict } from './judge-run.ts';
import type { Failure, MatrixRun } from './matrix-run.ts';
import type { Part } from './parts.ts';
import { AT_A_TIME } from './patience.ts';
import { runFault } from './run-fault.ts';
import { sideBySide } from './side-by-side.ts';
import { table } from './table.ts';

/** Runs the suite against every fault of the part and holds what it finds against what each fault breaks. */
export async function checkPart(t: Test, part: Part): Promise<void> {
  const world = await part.world();
  const entries = await sideBySide(part.faults, AT_A_TIME, async (fault) => {
    const run = await runFault(world, fault);
    return { fault, run, verdict: judgeRun(fault, run) };
  });
  for (const entry of entries) t.test(entry.fault.name, (t) => checkFault(t, entry));
  t.test('the matrix is as a person last read it', (t) => {
    matchesGolden(t, `fault-matrix/${part.name}.md`, table(part.title, entries));
    t.end();
  });
}

interface Entry {
  readonly fault: Fault;
  readonly run: MatrixRun;
  readonly verdict: FaultVerdict;
}

function checkFault(t: Test, { run, verdict }: Entry): void {
  t.equal(run.stop, null, 'the run is not cut short');
  t.same(
    run.unjudged.filter(({ outcome }) => outcome === 'errored'),
    [],
    'no scenario is at a loss',
  );
  t.ok(verdict.caught.size > 0, 'a scenario that proves what is broken fails');
  t.same(verdict.unseen, [], 'everything that the fault says it breaks is found');
  t.same(verdict.caughtAside, [], 'and by what is about it');
  t.same(verdict.alsoUnseen, [], 'everything that it says shows as well is found');
  t.same(verdict.unrelated.map(told), [], 'nothing else is accused');
  t.end();
}

/** A failure in one line. */
export function told({ requirement, scenario, message }: Failure): string {
  return `${requirement} in ${scenario}: ${message}`;
}

import t from 'tap';
import { oddTimers } from '../../fixtures/faults/odd-timers.ts';
import { oddities } from '../../fixtures/faults/oddities.ts';
import type { Fault } from '../../fixtures/faults/fault.ts';
import { told } from './check-part.ts';
import { AT_A_TIME, TEST_MS } from './patience.ts';
import { QUICK_MINUTE_MS } from './parts.ts';
import { runFault } from './run-fault.ts';
import { sideBySide } from './side-by-side.ts';
import type { MatrixRun } from './matrix-run.ts';
import { readSlowWorld, readWorld, type World } from './world.ts';

t.setTimeout(TEST_MS);

/** What RFC 5321 §4.4 has a delivery put in front of a message, one of them folded. */
const TRACE_FIELDS =
  'Return-Path: <>\r\n' +
  'Received: from a.example by b.example\r\n\twith LMTP id 7; Thu, 2 May 1996 10:00:00 +0000\r\n';

const slow = await readSlowWorld(QUICK_MINUTE_MS);

const world = await readWorld();

const runs = [
  ...(await runAll(world, [null, ...oddities])),
  { name: 'a delivery with trace fields', run: await runFault(await readWorld(TRACE_FIELDS), null) },
  ...(await runAll(slow, [null, ...oddTimers(QUICK_MINUTE_MS)])),
];

for (const { name, run } of runs) {
  t.test(name, (t) => {
    t.equal(run.stop, null, 'the run is not cut short');
    t.same(run.failures.map(told), [], 'nothing fails');
    t.same(run.unjudged, [], 'nothing is blocked, and no scenario is at a loss');
    t.end();
  });
}

interface OddRun {
  readonly name: string;
  readonly run: MatrixRun;
}

async function runAll(world: World, odd: readonly (Fault | null)[]): Promise<readonly OddRun[]> {
  return sideBySide(odd, AT_A_TIME, async (each) => ({
    name: each?.name ?? 'the reference server',
    run: await runFault(world, each),
  }));
}

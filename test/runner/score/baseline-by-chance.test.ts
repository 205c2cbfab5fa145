import t from 'tap';
import type { Deviation, DeviationStanding } from '../../../runner/model/baseline.ts';
import { entry, failing, held, passing } from './sample-baseline.ts';
import type { HeldRun } from './sample-baseline.ts';

interface Row extends HeldRun {
  readonly name: string;
  readonly deviation: Deviation;
  readonly exitStatus: number;
  readonly standing: DeviationStanding;
}

const met = passing('a/met', 'M2');
const oneAlways = entry('M1', ['a/one'], { varies: ['a/two'] });
const allByChance: Deviation = { requirement: 'M1', reason: 'By chance.', varies: ['a/one', 'a/two'] };

const ROWS: readonly Row[] = [
  {
    name: 'a scenario that varies may fail',
    outcomes: [failing('a/one', 'M1'), failing('a/two', 'M1'), met],
    deviation: oneAlways,
    exitStatus: 0,
    standing: 'expected',
  },
  {
    name: 'a scenario that varies may fail in any way',
    outcomes: [failing('a/one', 'M1'), failing('a/two', 'M1', 'otherwise'), met],
    deviation: oneAlways,
    exitStatus: 0,
    standing: 'expected',
  },
  {
    name: 'a scenario that varies may pass',
    outcomes: [failing('a/one', 'M1'), passing('a/two', 'M1'), met],
    deviation: oneAlways,
    exitStatus: 0,
    standing: 'expected',
  },
  {
    name: 'a scenario that varies excuses no other',
    outcomes: [failing('a/one', 'M1'), failing('a/two', 'M1'), failing('a/three', 'M1'), met],
    deviation: oneAlways,
    exitStatus: 1,
    standing: 'changed',
  },
  {
    name: 'a scenario that varies does not stand for those that always fail',
    outcomes: [passing('a/one', 'M1'), failing('a/two', 'M1'), met],
    deviation: oneAlways,
    exitStatus: 1,
    standing: 'changed',
  },
  {
    name: 'where those that always fail pass, the violation is gone',
    outcomes: [passing('a/one', 'M1'), passing('a/two', 'M1'), met],
    deviation: oneAlways,
    exitStatus: 1,
    standing: 'fixed',
  },
  {
    name: 'a scenario that varies excuses no violation of another requirement',
    outcomes: [failing('a/two', 'M2'), passing('a/met', 'M1')],
    deviation: allByChance,
    exitStatus: 1,
    standing: 'not-exercised',
  },
  {
    name: 'a violation that varies in all of its scenarios may show',
    outcomes: [failing('a/one', 'M1'), passing('a/two', 'M1'), met],
    deviation: allByChance,
    exitStatus: 0,
    standing: 'expected',
  },
  {
    name: 'a violation that varies in all of its scenarios need not show',
    outcomes: [passing('a/one', 'M1'), passing('a/two', 'M1'), met],
    deviation: allByChance,
    exitStatus: 0,
    standing: 'not-exercised',
  },
];

for (const { name, deviation, exitStatus, standing, ...run } of ROWS)
  t.test(name, (t) => {
    const { scorecard, baseline } = held(run, { deviations: [deviation] });
    t.equal(scorecard.exitStatus, exitStatus);
    t.equal(baseline?.deviations[0]?.standing, standing);
    t.end();
  });

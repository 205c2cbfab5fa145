import t from 'tap';
import type { Step } from '../../../../runner/model/suite.ts';
import { plannedOf, scenarioOf } from '../plan-of.ts';
import { startReference } from '../reference.ts';
import { runOne, stepFindings } from '../run-plan.ts';

const STAT: Step = { C: 'STAT', S: '+OK {count:number} {:number}' };
const NOOP: Step = { C: 'NOOP', S: '+OK', proves: ['went-on'] };

const PAUSES: readonly (readonly [string, Step, readonly string[]])[] = [
  ['a pause that is computed passes', { pause: '{= count + 1}', atMostMs: 5000 }, ['went-on passed']],
  ['a pause of nothing as well', { pause: '{= count - count}', atMostMs: 5000 }, ['went-on passed']],
  [
    'one over its bound ends the scenario',
    { pause: '{= count + 5001}', atMostMs: 5000 },
    ['went-on skipped'],
  ],
  [
    'one below nothing is a mistake of the suite',
    { pause: '{= 0 - count - 1}', atMostMs: 9 },
    ['went-on blocked'],
  ],
];

for (const [what, step, findings] of PAUSES) {
  t.test(what, async (t) => {
    const planned = plannedOf(scenarioOf([STAT, step, NOOP]));
    const outcome = await runOne(planned, await startReference(t));
    t.strictSame(
      stepFindings(outcome).filter((each) => each.startsWith('went-on')),
      findings,
    );
  });
}

t.test('a pause over its bound says how long it would be', async (t) => {
  const steps: readonly Step[] = [STAT, { pause: '{= 3600 * 1000}', atMostMs: 60_000 }, NOOP];
  const { findings } = await runOne(plannedOf(scenarioOf(steps)), await startReference(t));
  const skipped = findings.find(({ outcome }) => outcome === 'skipped');
  t.match(skipped?.message, /pause of 3600 seconds, and no more than 60 seconds/);
});

import t from 'tap';
import { requirementsOf, unreachedFindings } from '../../../../runner/execute/steps/step-checks.ts';
import type { Step } from '../../../../runner/model/suite.ts';
import { plannedOf, scenarioOf } from '../plan-of.ts';

t.test('the requirements of a step are those of its answers and bodies as well, each once', (t) => {
  const step: Step = {
    C: ['A', 'B'],
    S: [
      {
        oneOf: [
          { S: '+OK', proves: ['one'], body: { count: 1, proves: ['two'] } },
          '-ERR',
          { closed: true, proves: ['three'] },
        ],
      },
      { S: '+OK', proves: ['one'] },
    ],
    body: { count: 1, proves: ['four'] },
    proves: ['zero'],
  };
  t.strictSame(requirementsOf(step), ['zero', 'one', 'two', 'three', 'four']);
  t.end();
});

t.test('every kind of step has its requirements', (t) => {
  const proves = ['p'];
  const steps: readonly Step[] = [
    { S: '+OK', proves },
    { open: 'B', state: 'connected', proves },
    { closed: true, proves },
    { silent: 10, proves },
    { check: 'true', otherwise: 'no', proves },
  ];
  for (const step of steps) t.strictSame(requirementsOf(step), proves, JSON.stringify(step));
  for (const step of [{ close: 'fin' }, { pause: 1 }] as const) t.strictSame(requirementsOf(step), []);
  t.end();
});

t.test('steps that were not reached yield a finding for each requirement, at their own place', (t) => {
  const planned = plannedOf(
    scenarioOf([
      { S: '+OK', proves: ['a'] },
      { C: 'STAT', S: '+OK' },
      { on: 'B', C: 'NOOP', S: '+OK', proves: ['b', 'c'] },
    ]),
  );
  const findings = unreachedFindings(planned, 1, { outcome: 'blocked', message: 'why' });
  t.match(findings, [
    { requirement: 'b', outcome: 'blocked', session: 'B', step: 2, place: { line: 12 }, message: 'why' },
    { requirement: 'c', outcome: 'blocked', session: 'B', step: 2, place: { line: 12 }, message: 'why' },
  ]);
  t.equal(findings.length, 2);
  t.end();
});

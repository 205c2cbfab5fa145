import t from 'tap';
import { excused, findingsOfEnd } from '../../../../runner/execute/scenario/scenario-end.ts';
import { stepLabel } from '../../../../runner/execute/steps/step-label.ts';
import type { Finding } from '../../../../runner/model/finding.ts';
import type { Step } from '../../../../runner/model/suite.ts';
import { plannedOf, scenarioOf } from '../plan-of.ts';

const PLANNED = plannedOf(
  scenarioOf([
    { C: 'STAT', S: '+OK', proves: ['a'] },
    { C: 'LIST', S: '+OK', proves: ['b'] },
    { C: 'NOOP', S: '+OK', proves: ['c'] },
  ]),
);

const short = (findings: readonly Finding[]): readonly string[] =>
  findings.map(({ requirement, outcome, message }) => [requirement, outcome, message ?? ''].join(' '));

t.test('behind a step that is wrong, the checks are blocked by it', (t) => {
  const end = { kind: 'broken', step: 0, isSuspicious: true } as const;
  t.strictSame(short(findingsOfEnd(PLANNED, end, null)), [
    'b blocked step 1 (C: STAT) was not as expected',
    'c blocked step 1 (C: STAT) was not as expected',
  ]);
  t.end();
});

t.test('when the target is gone, they are errored instead', (t) => {
  const end = { kind: 'broken', step: 1, isSuspicious: true } as const;
  t.strictSame(short(findingsOfEnd(PLANNED, end, 'gone')), ['c errored gone']);
  t.end();
});

t.test('an answer that ends the scenario skips the rest', (t) => {
  const end = { kind: 'satisfied', step: 1, reason: 'nothing more to see' } as const;
  t.strictSame(short(findingsOfEnd(PLANNED, end, null)), ['c skipped nothing more to see']);
  t.end();
});

t.test('a scenario that never began says so itself, with all its checks', (t) => {
  const end = { kind: 'not-begun', outcome: 'blocked', message: 'refused', isSuspicious: false } as const;
  const told = [' blocked refused', 'a blocked refused', 'b blocked refused', 'c blocked refused'];
  t.strictSame(short(findingsOfEnd(PLANNED, end, null)), told);
  t.end();
});

t.test('a scenario that was given up errs from the step that it was at', (t) => {
  const end = { kind: 'given-up', step: 2 } as const;
  t.strictSame(short(findingsOfEnd(PLANNED, end, 'interrupted')), [
    ' errored interrupted',
    'c errored interrupted',
  ]);
  t.end();
});

t.test('a complete scenario adds nothing', (t) => {
  t.strictSame(findingsOfEnd(PLANNED, { kind: 'complete' }, null), []);
  t.end();
});

t.test('what failed at the step at which the target went is not held against it', (t) => {
  const base = { origin: 'step', session: 'A', place: null, times: 1 } as const;
  const findings: readonly Finding[] = [
    { ...base, requirement: 'a', outcome: 'failed', step: 0, message: 'before' },
    { ...base, requirement: 'b', outcome: 'passed', step: 1 },
    { ...base, requirement: 'b', outcome: 'failed', step: 1, message: 'no reply' },
    { ...base, requirement: null, outcome: 'blocked', step: 1 },
  ];
  t.strictSame(short(excused(findings, 1, 'Gone')), [
    'a failed before',
    'b passed ',
    'b errored no reply. Gone',
    ' errored Gone',
  ]);
  t.end();
});

t.test('a step is named by its number and what it does, with its values not filled in', (t) => {
  const labels: readonly (readonly [Step, string])[] = [
    [{ C: 'PASS {password}', S: '+OK' }, 'step 1 (C: PASS {password})'],
    [{ C: ['STAT', 'NOOP'] }, 'step 1 (C: STAT | NOOP)'],
    [{ raw: 'NO\n' }, 'step 1 (raw: "NO\\n")'],
    [{ segments: ['A', 5] }, 'step 1 (segments: ["A",5])'],
    [{ S: '+OK' }, 'step 1 (awaiting a reply)'],
    [{ open: 'B', state: 'connected' }, 'step 1 (open B)'],
    [{ close: 'half' }, 'step 1 (close half)'],
    [{ closed: true }, 'step 1 (closed)'],
    [{ silent: 20 }, 'step 1 (silent 20)'],
    [{ pause: 20 }, 'step 1 (pause 20)'],
    [{ check: 'a == b', otherwise: '' }, 'step 1 (check a == b)'],
  ];
  for (const [step, label] of labels) t.equal(stepLabel(step, 0), label);
  t.ok(stepLabel({ C: 'x'.repeat(500) }, 0).length < 100);
  t.end();
});

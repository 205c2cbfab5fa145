import t from 'tap';
import { mergeFindings } from '../../../../runner/execute/steps/merge-findings.ts';
import { outcomeOf, reasonOf } from '../../../../runner/execute/scenario/outcome-of.ts';
import { sumUp } from '../../../../runner/execute/steps/sum-up.ts';
import type { Finding } from '../../../../runner/model/finding.ts';
import type { Outcome } from '../../../../runner/model/outcome.ts';

function found(requirement: string | null, outcome: Outcome, more: Partial<Finding> = {}): Finding {
  return { requirement, outcome, origin: 'wire-rule', session: 'A', step: 1, place: null, times: 1, ...more };
}

t.test('passes are counted over all sessions and belong to no step', (t) => {
  const summed = sumUp([
    found('r', 'passed'),
    found('r', 'passed', { session: 'B', step: 2 }),
    found('q', 'passed'),
  ]);
  t.match(summed, [
    { requirement: 'r', outcome: 'passed', times: 2, step: null },
    { requirement: 'q', outcome: 'passed', times: 1, step: null },
  ]);
  t.equal(summed.length, 2);
  t.end();
});

t.test('of the failures in a session the first is shown, with their number, before all passes', (t) => {
  const summed = sumUp([
    found('r', 'passed'),
    found('r', 'failed', { step: 3, message: 'first' }),
    found('r', 'failed', { step: 4, message: 'second' }),
    found('r', 'failed', { session: 'B', message: 'other session' }),
    found('r', 'failed', { origin: 'ledger', message: 'other watcher' }),
  ]);
  t.match(summed, [
    { outcome: 'failed', step: 3, message: 'first', times: 2 },
    { outcome: 'failed', session: 'B', times: 1 },
    { outcome: 'failed', origin: 'ledger', times: 1 },
    { outcome: 'passed', times: 1 },
  ]);
  t.equal(summed.length, 4);
  t.end();
});

t.test('the outcome of a scenario is the worst of its findings', (t) => {
  const orders: readonly (readonly [readonly Outcome[], Outcome])[] = [
    [['passed', 'failed', 'errored', 'blocked'], 'failed'],
    [['passed', 'blocked', 'errored'], 'errored'],
    [['passed', 'skipped', 'blocked'], 'blocked'],
    [['skipped', 'passed'], 'passed'],
    [['skipped'], 'skipped'],
    [[], 'skipped'],
  ];
  for (const [outcomes, worst] of orders) {
    t.equal(outcomeOf(outcomes.map((outcome) => found('r', outcome))), worst, outcomes.join(' '));
  }
  t.end();
});

t.test('a scenario that did not pass nor fail says why', (t) => {
  t.equal(reasonOf([found('r', 'passed'), found(null, 'blocked', { message: 'because' })]), 'because');
  t.equal(reasonOf([found('r', 'failed', { message: 'told by the finding' })]), undefined);
  t.end();
});

t.test('several replies of one step are one finding, of the first that is wrong', (t) => {
  const merged = mergeFindings([
    found('r', 'passed'),
    found('r', 'failed', { message: 'first' }),
    found('r', 'failed', { message: 'second' }),
    found(null, 'passed'),
  ]);
  t.match(merged, [
    { requirement: 'r', message: 'first' },
    { requirement: null, outcome: 'passed' },
  ]);
  t.equal(merged.length, 2);
  t.end();
});

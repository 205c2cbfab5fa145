import t from 'tap';
import type { Baseline } from '../../../runner/model/baseline.ts';
import type { UpdateChoices } from '../../../runner/score/update-baseline.ts';
import { updateBaseline } from '../../../runner/score/update-baseline.ts';
import { finding, outcomeOf, planned } from './sample-log.ts';
import { entry, failing, held, notChosen, passing } from './sample-baseline.ts';
import type { HeldRun } from './sample-baseline.ts';

const CHOICES: UpdateChoices = { reason: 'As designed.', obsolete: 'keep' };
const EMPTY: Baseline = { deviations: [] };
const met = passing('a/met', 'M2');

t.test('a run that is held against its own baseline deviates as declared, whatever it found', (t) => {
  const runs: readonly HeldRun[] = [
    { outcomes: [failing('a/one', 'M1'), met] },
    { outcomes: [failing('a/one', 'M1', 'late by 7 s'), failing('a/two', 'M1'), failing('a/should', 'S1')] },
    { outcomes: [failing('a/one', 'M1'), outcomeOf(planned('a/blocked', ['M2']), 'blocked')] },
    { outcomes: [failing('security/one', 'SECURITY-1-A-01'), met], facts: { failOnApart: ['SECURITY'] } },
  ];
  for (const run of runs) {
    const { baseline } = updateBaseline(EMPTY, held(run), CHOICES);
    const again = held(run, baseline);
    t.equal(again.baseline?.agreement, 'as-declared');
    t.equal(again.scorecard.exitStatus, 0);
  }
  t.end();
});

t.test('a new entry has its clause, the reason that was given, and how it fails', (t) => {
  const result = held({ outcomes: [failing('a/one', 'M1', 'late by 7 s'), met] });
  const { baseline, changes } = updateBaseline(EMPTY, result, { ...CHOICES, owner: 'mail-team' });
  t.same(baseline.deviations, [
    {
      requirement: 'M1',
      clause: 'RFC 1939 §5, MUST: M1 holds.',
      reason: 'As designed.',
      owner: 'mail-team',
      fails: [{ origin: 'step', message: 'late by # s', scenarios: ['a/one'] }],
    },
  ]);
  t.same(changes, [{ requirement: 'M1', kind: 'added', note: '' }]);
  t.end();
});

t.test('what people wrote stays, and what fails otherwise is brought up to date', (t) => {
  const terms = { owner: 'ada', expires: '2027-01-01', issue: 'https://example.org/1' };
  const old = { target: 'Sample 1.0', deviations: [entry('M1', ['a/one'], terms)] };
  const result = held({ outcomes: [failing('a/one', 'M1'), failing('a/two', 'M1'), met] });
  const { baseline, changes } = updateBaseline(old, result, CHOICES);
  t.same(baseline.deviations, [entry('M1', ['a/one', 'a/two'], terms)]);
  t.equal(baseline.target, 'Sample 1.0');
  t.same(changes, [{ requirement: 'M1', kind: 'changed', note: 'fails otherwise' }]);
  t.end();
});

t.test('what the run did not come to stays', (t) => {
  const old = {
    deviations: [entry('M1', ['a/one', 'a/two']), entry('F1', ['a/top'])],
    blocked: ['a/blocked', 'a/judged-now'],
  };
  const outcomes = [
    failing('a/one', 'M1'),
    notChosen('a/two', 'M1'),
    notChosen('a/blocked', 'M2'),
    passing('a/judged-now', 'M2'),
  ];
  const { baseline, changes } = updateBaseline(old, held({ outcomes }), CHOICES);
  t.same(baseline, { ...old, blocked: ['a/blocked'] });
  t.same(
    changes.map(({ kind }) => kind),
    ['kept', 'kept'],
  );
  t.end();
});

t.test('scenarios that vary are named in no way of failing', (t) => {
  const old = { deviations: [entry('M1', ['a/one'], { varies: ['a/two', 'a/three'] })] };
  const outcomes = [failing('a/one', 'M1'), failing('a/two', 'M1'), failing('a/three', 'M1', 'late')];
  const same = updateBaseline(old, held({ outcomes }), CHOICES);
  t.same(same.baseline.deviations, old.deviations);
  t.same(same.changes, [{ requirement: 'M1', kind: 'kept', note: '' }]);
  const more = updateBaseline(old, held({ outcomes: [...outcomes, failing('a/four', 'M1')] }), CHOICES);
  t.same(more.baseline.deviations, [entry('M1', ['a/one', 'a/four'], { varies: ['a/two', 'a/three'] })]);
  t.end();
});

t.test('an entry may be left with nothing but scenarios that vary', (t) => {
  const old = entry('M1', ['a/one'], { varies: ['a/two'] });
  const outcomes = [passing('a/one', 'M1'), failing('a/two', 'M1'), met];
  const { baseline } = updateBaseline({ deviations: [old] }, held({ outcomes }), CHOICES);
  t.same(baseline.deviations, [{ requirement: 'M1', reason: 'Because of M1.', varies: ['a/two'] }]);
  t.end();
});

t.test('what is met or unknown is removed only when asked to', (t) => {
  const old = { deviations: [entry('M1', ['a/one']), entry('X9', ['a/nine'])] };
  const result = held({ outcomes: [passing('a/one', 'M1'), met] });
  const kept = updateBaseline(old, result, CHOICES);
  t.same(kept.baseline.deviations, old.deviations);
  t.same(
    kept.changes.map(({ kind }) => kind),
    ['obsolete', 'obsolete'],
  );
  const pruned = updateBaseline(old, result, { ...CHOICES, obsolete: 'prune' });
  t.same(pruned.baseline.deviations, []);
  t.same(
    pruned.changes.map(({ kind }) => kind),
    ['removed', 'removed'],
  );
  t.end();
});

t.test('what is scored apart is taken in only where it counts', (t) => {
  const outcomes = [failing('security/one', 'SECURITY-1-A-01'), met];
  t.same(updateBaseline(EMPTY, held({ outcomes }), CHOICES).baseline.deviations, []);
  const counted = held({ outcomes, facts: { failOnApart: ['SECURITY'] } });
  t.equal(updateBaseline(EMPTY, counted, CHOICES).baseline.deviations.length, 1);
  t.end();
});

t.test('of what a watcher sees everywhere a dozen scenarios are named, and an update leaves them', (t) => {
  const watched = (number: number): HeldRun['outcomes'][number] =>
    outcomeOf(planned(`a/${number}`, ['M2']), 'failed', {
      findings: [
        finding('M2', 'passed'),
        finding('M1', 'failed', { origin: 'wire-rule', message: 'bare LF' }),
      ],
    });
  const outcomes = Array.from({ length: 40 }, (_, number) => watched(number));
  const { baseline } = updateBaseline(EMPTY, held({ outcomes }), CHOICES);
  const [failure] = baseline.deviations[0]?.fails ?? [];
  t.match(failure, { andOthers: true, scenarios: outcomes.slice(0, 12).map(({ planned: { id } }) => id) });
  t.equal(failure?.scenarios.length, 12);
  t.same(updateBaseline(baseline, held({ outcomes: outcomes.slice(0, 13) }), CHOICES).baseline, baseline);
  t.end();
});

t.test('entries stand in the order of the catalogues', (t) => {
  const result = held({ outcomes: [failing('a/one', 'M1'), failing('a/two', 'M2')] });
  const { baseline } = updateBaseline({ deviations: [entry('M2', ['a/two'])] }, result, CHOICES);
  t.same(
    baseline.deviations.map(({ requirement }) => requirement),
    ['M1', 'M2'],
  );
  t.end();
});

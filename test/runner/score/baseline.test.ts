import t from 'tap';
import type { Baseline, DeviationStanding } from '../../../runner/model/baseline.ts';
import type { ExitStatus, Headline } from '../../../runner/model/outcome.ts';
import { finding, outcomeOf, planned } from './sample-log.ts';
import { entry, failing, held, notChosen, passing } from './sample-baseline.ts';
import type { HeldRun } from './sample-baseline.ts';

interface Row extends HeldRun {
  readonly name: string;
  readonly baseline: Baseline;
  readonly expected: readonly [Headline, ExitStatus, readonly DeviationStanding[], string];
}

const known = (...deviations: Baseline['deviations']): Baseline => ({ deviations });
const met = passing('a/met', 'M2');
const everywhere = (scenarios: readonly string[]): Baseline['deviations'][number] =>
  entry('M1', scenarios, {
    fails: [{ origin: 'wire-rule', message: 'bare LF', scenarios, andOthers: true }],
  });
const watched = (id: string): Row['outcomes'][number] =>
  outcomeOf(planned(id, ['M2']), 'failed', {
    findings: [
      finding('M2', 'passed'),
      finding('M1', 'failed', { origin: 'wire-rule', message: 'bare LF', step: null }),
    ],
  });
const cutShort = (failed: string): Partial<Row['outcomes'][number]> => ({
  findings: [finding(failed, 'failed', { message: 'wrong' }), finding('M2', 'blocked')],
});
const blocked = outcomeOf(planned('a/blocked', ['M2']), 'blocked', { reason: 'LIST was refused' });
const errored = outcomeOf(planned('a/errored', ['M2']), 'errored', { reason: 'reset' });

const ROWS: readonly Row[] = [
  {
    name: 'a run that deviates as declared exits with 0 and is not conformant all the same',
    outcomes: [failing('a/one', 'M1'), met],
    baseline: known(entry('M1', ['a/one'])),
    expected: ['not conformant', 0, ['expected'], '1 known deviation is as declared.'],
  },
  {
    name: 'a violation without an entry fails the run by its name',
    outcomes: [failing('a/one', 'M1'), failing('a/two', 'M2')],
    baseline: known(entry('M1', ['a/one'])),
    expected: ['not conformant', 1, ['expected'], '1 known deviation is as declared; not declared: M2.'],
  },
  {
    name: 'an unexpected pass fails a conformant run by its name',
    outcomes: [passing('a/one', 'M1'), met],
    baseline: known(entry('M1', ['a/one'])),
    expected: ['conformant', 1, ['fixed'], 'No known deviation shows as declared; declared, but met: M1.'],
  },
  {
    name: 'a pass in scenarios that the entry does not name is none',
    outcomes: [passing('a/other', 'M1'), notChosen('a/one', 'M1'), met],
    baseline: known(entry('M1', ['a/one'])),
    expected: [
      'conformant',
      0,
      ['not-exercised'],
      'No known deviation shows as declared; 1 entry was not exercised.',
    ],
  },
  {
    name: 'a failure with another message is a change',
    outcomes: [failing('a/one', 'M1', 'late'), met],
    baseline: known(entry('M1', ['a/one'])),
    expected: [
      'not conformant',
      1,
      ['changed'],
      'No known deviation shows as declared; fails otherwise than declared: M1.',
    ],
  },
  {
    name: 'a failure in one more scenario is a change',
    outcomes: [failing('a/one', 'M1'), failing('a/two', 'M1'), met],
    baseline: known(entry('M1', ['a/one'])),
    expected: [
      'not conformant',
      1,
      ['changed'],
      'No known deviation shows as declared; fails otherwise than declared: M1.',
    ],
  },
  {
    name: 'a scenario that no longer fails is a change',
    outcomes: [failing('a/one', 'M1'), passing('a/two', 'M1'), met],
    baseline: known(entry('M1', ['a/one', 'a/two'])),
    expected: [
      'not conformant',
      1,
      ['changed'],
      'No known deviation shows as declared; fails otherwise than declared: M1.',
    ],
  },
  {
    name: 'a run that was narrowed is no change',
    outcomes: [failing('a/one', 'M1'), notChosen('a/two', 'M1'), met],
    baseline: known(entry('M1', ['a/one', 'a/two', 'a/gone-from-the-suites'])),
    expected: ['not conformant', 0, ['expected'], '1 known deviation is as declared.'],
  },
  {
    name: 'a scenario that takes another legal way is no change',
    outcomes: [failing('a/one', 'M1'), outcomeOf(planned('a/two', ['M1']), 'passed'), met],
    baseline: known(entry('M1', ['a/one', 'a/two'])),
    expected: ['not conformant', 0, ['expected'], '1 known deviation is as declared.'],
  },
  {
    name: 'what a watcher sees everywhere may show in other scenarios',
    outcomes: [watched('a/one'), watched('a/two'), watched('a/three')],
    baseline: known(everywhere(['a/one', 'a/two'])),
    expected: ['not conformant', 0, ['expected'], '1 known deviation is as declared.'],
  },
  {
    name: 'what a watcher saw everywhere is a change once a named scenario is free of it',
    outcomes: [
      watched('a/one'),
      outcomeOf(planned('a/two', ['M2']), 'passed', {
        findings: [finding('M2', 'passed'), finding('M1', 'passed', { origin: 'wire-rule' })],
      }),
    ],
    baseline: known(everywhere(['a/one', 'a/two'])),
    expected: [
      'not conformant',
      1,
      ['changed'],
      'No known deviation shows as declared; fails otherwise than declared: M1.',
    ],
  },
  {
    name: 'an entry holds on its last day',
    outcomes: [failing('a/one', 'M1'), met],
    baseline: known(entry('M1', ['a/one'], { expires: '2026-01-02' })),
    expected: ['not conformant', 0, ['expected'], '1 known deviation is as declared.'],
  },
  {
    name: 'an entry fails the run on the day after its last',
    outcomes: [failing('a/one', 'M1'), met],
    baseline: known(entry('M1', ['a/one'], { expires: '2026-01-01' })),
    expected: ['not conformant', 1, ['expired'], 'No known deviation shows as declared; expired: M1.'],
  },
  {
    name: 'an entry about a requirement that nobody knows fails the run',
    outcomes: [passing('a/one', 'M1'), met],
    baseline: known(entry('M9', ['a/one'])),
    expected: [
      'conformant',
      1,
      ['unknown'],
      'No known deviation shows as declared; not in the catalogues: M9.',
    ],
  },
  {
    name: 'an entry that the run does not come to fails nothing',
    outcomes: [met],
    baseline: known(entry('M1', ['a/one']), entry('F1', ['a/feature'])),
    expected: [
      'conformant',
      0,
      ['not-exercised', 'not-exercised'],
      'No known deviation shows as declared; 2 entries were not exercised.',
    ],
  },
  {
    name: 'an entry below the line of --fail-on is held to like all others',
    outcomes: [passing('a/should', 'S1'), met],
    baseline: known(entry('S1', ['a/should'])),
    expected: ['conformant', 1, ['fixed'], 'No known deviation shows as declared; declared, but met: S1.'],
  },
  {
    name: 'a violation below the line needs no entry',
    outcomes: [failing('a/one', 'M1'), failing('a/should', 'S1'), met],
    baseline: known(entry('M1', ['a/one'])),
    expected: ['not conformant', 0, ['expected'], '1 known deviation is as declared.'],
  },
  {
    name: 'an entry about what is scored apart fails no run',
    outcomes: [passing('security/one', 'SECURITY-1-A-01'), met],
    baseline: known(entry('SECURITY-1-A-01', ['security/one'])),
    expected: ['conformant', 0, ['fixed'], 'No known deviation shows as declared.'],
  },
  {
    name: 'an entry about what is scored apart is held to when it counts',
    outcomes: [failing('security/one', 'SECURITY-1-A-01'), met],
    facts: { failOnApart: ['SECURITY'] },
    baseline: known(entry('SECURITY-1-A-01', ['security/one'])),
    expected: ['not conformant', 0, ['expected'], '1 known deviation is as declared.'],
  },
  {
    name: 'what is scored apart and counts is not declared without an entry',
    outcomes: [failing('security/one', 'SECURITY-1-A-01'), met],
    facts: { failOnApart: ['SECURITY'] },
    baseline: known(),
    expected: [
      'not conformant',
      1,
      [],
      'No known deviation shows as declared; not declared: SECURITY-1-A-01.',
    ],
  },
  {
    name: 'a blocked scenario that is declared is part of the deviation',
    outcomes: [failing('a/one', 'M1'), blocked],
    baseline: { ...known(entry('M1', ['a/one'])), blocked: ['a/blocked'] },
    expected: ['not conformant', 0, ['expected'], '1 known deviation is as declared.'],
  },
  {
    name: 'what stands behind a declared failure in the same scenario was not asked for',
    outcomes: [outcomeOf(planned('a/one', ['M1', 'M2']), 'failed', cutShort('M1'))],
    baseline: known(entry('M1', ['a/one'])),
    expected: ['not conformant', 0, ['expected'], '1 known deviation is as declared.'],
  },
  {
    name: 'another blocked scenario leaves the run undetermined',
    outcomes: [failing('a/one', 'M1'), blocked],
    baseline: known(entry('M1', ['a/one'])),
    expected: [
      'not conformant',
      3,
      ['expected'],
      '1 known deviation is as declared; what else there is could not be judged.',
    ],
  },
  {
    name: 'an errored scenario is never declared',
    outcomes: [failing('a/one', 'M1'), errored],
    baseline: { ...known(entry('M1', ['a/one'])), blocked: ['a/errored'] },
    expected: [
      'not conformant',
      3,
      ['expected'],
      '1 known deviation is as declared; what else there is could not be judged.',
    ],
  },
  {
    name: 'a run that was cut short is undetermined whatever is declared',
    outcomes: [failing('a/one', 'M1'), met],
    log: { stop: { cause: 'interrupted', message: 'Interrupted.' } },
    baseline: known(entry('M1', ['a/one'])),
    expected: [
      'not conformant',
      3,
      ['expected'],
      '1 known deviation is as declared; what else there is could not be judged.',
    ],
  },
  {
    name: 'a failure that no catalogue knows of cannot be declared',
    outcomes: [failing('a/one', 'M1'), failing('a/two', 'X9'), met],
    baseline: known(entry('M1', ['a/one']), entry('X9', ['a/two'])),
    expected: [
      'not conformant',
      1,
      ['expected', 'unknown'],
      '1 known deviation is as declared; not in the catalogues: X9.',
    ],
  },
];

for (const { name, baseline, expected, ...run } of ROWS)
  t.test(name, (t) => {
    const { scorecard, baseline: report } = held(run, baseline);
    t.same(
      [
        scorecard.headline,
        scorecard.exitStatus,
        report?.deviations.map(({ standing }) => standing),
        report?.basis,
      ],
      expected,
    );
    t.end();
  });

t.test('a baseline changes nothing of a result but the exit status, and adds what it makes of it', (t) => {
  const run = { outcomes: [failing('a/one', 'M1'), met] };
  const { baseline, scorecard, ...rest } = held(run, known(entry('M1', ['a/one'])));
  const plain = held(run);
  t.equal(baseline?.agreement, 'as-declared');
  t.same({ ...rest, scorecard: { ...scorecard, exitStatus: 1 } }, plain);
  t.end();
});

t.test('a change is told with the way of failing and its scenarios', (t) => {
  const outcomes = [failing('a/one', 'M1', 'late by 7 s'), failing('a/two', 'M1'), met];
  const { baseline } = held({ outcomes }, known(entry('M1', ['a/one', 'a/two'])));
  t.equal(
    baseline?.deviations[0]?.message,
    'Not declared: late by # s (in a/one). Declared, but not so: wrong (in a/one).',
  );
  t.end();
});

import t from 'tap';
import type { ScenarioOutcome } from '../../../runner/model/event.ts';
import type { Verdict } from '../../../runner/model/outcome.ts';
import type { Requirement } from '../../../runner/model/requirement.ts';
import type { RequirementResult } from '../../../runner/model/result.ts';
import { foldRun } from '../../../runner/score/fold-run.ts';
import {
  catalogue,
  FACTS,
  finding,
  judged,
  logOf,
  outcomeOf,
  planned,
  requirement,
  skipped,
} from './sample-log.ts';
import type { LogParts } from './sample-log.ts';

interface Row {
  readonly name: string;
  readonly requirement?: Requirement;
  readonly outcomes: readonly ScenarioOutcome[];
  readonly log?: Omit<LogParts, 'outcomes'>;
  readonly expected: {
    readonly verdict: Verdict;
    readonly reason?: string;
    readonly scenarios: readonly string[];
  };
}

const M = requirement('M', 'MUST');
const ofTop = requirement('M', 'MUST', { feature: 'TOP' });
const unseen = requirement('M', 'MUST', { observable: false, unobservable: 'It happens inside the server.' });
const one = planned('a/one', ['M']);
const two = planned('a/two', ['M']);
const unsafe = skipped('a/two', ['M'], {
  because: 'safety',
  reason: 'it deletes mail',
  enable: '--allow deletes',
});

const ROWS: readonly Row[] = [
  {
    name: 'met when all checks that ran passed',
    outcomes: [judged(one, 'passed'), judged(two, 'passed')],
    expected: { verdict: 'met', scenarios: ['a/one', 'a/two'] },
  },
  {
    name: 'violated when one check failed, and the failing scenario comes first',
    outcomes: [judged(one, 'passed'), judged(two, 'failed')],
    expected: { verdict: 'violated', scenarios: ['a/two', 'a/one'] },
  },
  {
    name: 'violated by a watcher in a scenario about something else',
    outcomes: [
      outcomeOf(planned('a/other', []), 'failed', {
        findings: [finding('M', 'failed', { origin: 'wire-rule', step: null })],
      }),
    ],
    expected: { verdict: 'violated', scenarios: ['a/other'] },
  },
  {
    name: 'violated beats blocked and errored',
    outcomes: [judged(one, 'blocked'), judged(two, 'errored'), judged(planned('a/three', ['M']), 'failed')],
    expected: { verdict: 'violated', scenarios: ['a/three', 'a/two', 'a/one'] },
  },
  {
    name: 'met beside checks that could not be judged, and says so',
    outcomes: [judged(one, 'passed'), judged(two, 'blocked')],
    expected: {
      verdict: 'met',
      reason: 'One more scenario about it could not be judged.',
      scenarios: ['a/two', 'a/one'],
    },
  },
  {
    name: 'undetermined when its only check was blocked, with the reason',
    outcomes: [
      outcomeOf(one, 'blocked', { findings: [finding('M', 'blocked', { message: 'LIST was refused' })] }),
    ],
    expected: { verdict: 'undetermined', reason: 'LIST was refused.', scenarios: ['a/one'] },
  },
  {
    name: 'undetermined when its only scenario errored without any finding',
    outcomes: [outcomeOf(one, 'errored', { reason: 'the connection was reset' })],
    expected: { verdict: 'undetermined', reason: 'The connection was reset.', scenarios: ['a/one'] },
  },
  {
    name: 'not exercised when its scenario was skipped, with the reason of the plan',
    outcomes: [outcomeOf(unsafe, 'skipped', { reason: 'it deletes mail' })],
    expected: { verdict: 'not-exercised', reason: 'It deletes mail.', scenarios: [] },
  },
  {
    name: 'not exercised when the scenario that proves it took another way',
    outcomes: [outcomeOf(one, 'passed')],
    expected: { verdict: 'not-exercised', reason: 'The scenario did not come to the check.', scenarios: [] },
  },
  {
    name: 'not exercised when nothing is about it',
    outcomes: [],
    expected: { verdict: 'not-exercised', reason: 'No check of this run is about it.', scenarios: [] },
  },
  {
    name: 'not exercised when no client can see it, with the reason of the catalogue',
    requirement: unseen,
    outcomes: [],
    expected: { verdict: 'not-exercised', reason: 'It happens inside the server.', scenarios: [] },
  },
  {
    name: 'not offered when the target lacks the feature and nothing judged it',
    requirement: ofTop,
    outcomes: [outcomeOf(unsafe, 'skipped')],
    expected: { verdict: 'not-offered', reason: 'The target does not offer TOP.', scenarios: [] },
  },
  {
    name: 'met though the feature is hidden: what works is judged',
    requirement: ofTop,
    outcomes: [judged(one, 'passed')],
    expected: { verdict: 'met', scenarios: ['a/one'] },
  },
  {
    name: 'violated though the feature is hidden: what is broken is judged',
    requirement: ofTop,
    outcomes: [judged(one, 'failed')],
    expected: { verdict: 'violated', scenarios: ['a/one'] },
  },
  {
    name: 'undetermined, not "not offered", when the run ended before the features were known',
    requirement: ofTop,
    outcomes: [outcomeOf(one, 'errored', { reason: 'Connection refused.' })],
    log: { target: null, stop: { cause: 'unreachable', message: 'Connection refused.' } },
    expected: { verdict: 'undetermined', reason: 'Connection refused.', scenarios: ['a/one'] },
  },
];

for (const row of ROWS)
  t.test(`a requirement is ${row.name}`, (t) => {
    const result = foldRun(
      logOf({ outcomes: row.outcomes, ...row.log }),
      [catalogue(row.requirement ?? M)],
      FACTS,
    );
    const { verdict, reason, scenarios } = result.requirements[0] as RequirementResult;
    t.same({ verdict, ...(reason === undefined ? {} : { reason }), scenarios }, row.expected);
    t.end();
  });

t.test('the most frequent reasons come first, and only three of them', (t) => {
  const reasons = ['rare', 'often', 'third', 'often', 'fourth'];
  const outcomes = reasons.map((reason, index) =>
    outcomeOf(planned(`a/${index}`, ['M']), 'blocked', {
      findings: [finding('M', 'blocked', { message: reason })],
    }),
  );
  const result = foldRun(logOf({ outcomes }), [catalogue(M)], FACTS);
  t.equal(result.requirements[0]?.reason, 'Often. Rare. Third.');
  t.end();
});

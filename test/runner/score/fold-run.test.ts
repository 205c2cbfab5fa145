import t from 'tap';
import type { RunEvent } from '../../../runner/model/event.ts';
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
  TARGET,
} from './sample-log.ts';

const CATALOGUE = catalogue(requirement('M1', 'MUST', { section: '7' }), requirement('S1', 'SHOULD'));
const one = planned('a/one', ['M1']);

t.test('a finding gets what the catalogue says about its requirement', (t) => {
  const result = foldRun(logOf({ outcomes: [judged(one, 'failed')] }), [CATALOGUE], FACTS);
  t.match(result.scenarios[0]?.findings[0], {
    requirement: 'M1',
    rfc: 'RFC1939',
    section: '7',
    level: 'MUST',
    clause: 'M1 holds.',
  });
  t.end();
});

t.test('a precondition has no clause', (t) => {
  const blocked = outcomeOf(one, 'blocked', { findings: [finding(null, 'blocked')] });
  const result = foldRun(logOf({ outcomes: [blocked] }), [CATALOGUE], FACTS);
  t.match(result.scenarios[0]?.findings[0], { rfc: null, section: null, level: null, clause: null });
  t.end();
});

t.test('requirements link to their section', (t) => {
  const result = foldRun(logOf({ outcomes: [] }), [CATALOGUE], FACTS);
  t.equal(result.requirements[0]?.url, 'https://www.rfc-editor.org/rfc/rfc1939.html#section-7');
  t.end();
});

t.test('scenarios come in plan order, in whichever order they finished', (t) => {
  const ids = ['a/one', 'a/two', 'a/three'];
  const log = logOf({ outcomes: ids.map((id) => judged(planned(id, ['M1']), 'passed')) });
  const [started, probed, ...rest] = log as [RunEvent, RunEvent, ...RunEvent[]];
  const finished = rest.filter((event) => event.type === 'scenario-finished').toReversed();
  const result = foldRun([started, probed, ...finished], [CATALOGUE], FACTS);
  t.same(
    result.scenarios.map(({ id }) => id),
    ids,
  );
  t.end();
});

t.test('a skip keeps its cause and the switch that would lift it', (t) => {
  const left = skipped('a/two', ['M1'], { because: 'slow', reason: 'takes ten minutes', enable: '--slow' });
  const result = foldRun(logOf({ outcomes: [outcomeOf(left, 'skipped')] }), [CATALOGUE], FACTS);
  t.match(result.scenarios[0], {
    outcome: 'skipped',
    reason: 'takes ten minutes',
    skip: { because: 'slow', enable: '--slow' },
  });
  t.end();
});

t.test('a planned skip that the log does not mention is a skip all the same', (t) => {
  const left = skipped('a/two', ['M1'], { because: 'not-selected', reason: 'left out by --only' });
  const result = foldRun(logOf({ outcomes: [], untold: [left] }), [CATALOGUE], FACTS);
  t.match(result.scenarios[0], { outcome: 'skipped', skip: { because: 'not-selected' } });
  t.end();
});

t.test('the plan as the probe left it counts, not the one from before', (t) => {
  const log = logOf({ outcomes: [] });
  const before: RunEvent = {
    type: 'run-started',
    startedAt: 'then',
    scenarios: [one, planned('a/gone', [])],
  };
  const after: RunEvent = { type: 'target-probed', target: TARGET, scenarios: [one] };
  const result = foldRun([before, after, ...log.slice(2)], [CATALOGUE], FACTS);
  t.same(
    result.scenarios.map(({ id }) => id),
    ['a/one'],
  );
  t.end();
});

t.test('a log without its end is not complete, and what it does not tell has errored', (t) => {
  const log = logOf({
    outcomes: [judged(one, 'passed')],
    untold: [planned('a/two', ['M1'])],
    end: 'missing',
  });
  const result = foldRun(log, [CATALOGUE], FACTS);
  t.equal(result.complete, false);
  t.equal(result.stop?.cause, 'interrupted');
  t.equal(result.durationMs, 120, 'the last time that the log knows of');
  t.match(result.scenarios[1], { outcome: 'errored', reason: result.stop?.message });
  t.end();
});

t.test('a run that stopped is not complete', (t) => {
  const stop = { cause: 'login-refused' as const, message: 'The password was refused.' };
  const result = foldRun(logOf({ outcomes: [], stop }), [CATALOGUE], FACTS);
  t.match(result, { complete: false, stop });
  t.end();
});

t.test('before the target is probed it is what the user named', (t) => {
  const result = foldRun(logOf({ outcomes: [], target: null, end: 'missing' }), [CATALOGUE], FACTS);
  t.match(result.target, { host: 'mail.example', port: 110, greeting: null, features: [] });
  t.end();
});

t.test('events that start no run are a mistake of the caller', (t) => {
  t.throws(() => foldRun([], [CATALOGUE], FACTS), /run-started/);
  t.end();
});

t.test('every cut of a log is a result that is not complete, and never conformant', (t) => {
  const outcomes = ['a/one', 'a/two', 'a/three'].map((id) => judged(planned(id, ['M1', 'S1']), 'passed'));
  const log = logOf({ outcomes });
  for (let length = 1; length < log.length; length++) {
    const result = foldRun(log.slice(0, length), [CATALOGUE], FACTS);
    t.match(
      [result.complete, result.scorecard.headline, result.scorecard.exitStatus],
      [false, 'undetermined', 3],
    );
  }
  t.equal(foldRun(log, [CATALOGUE], FACTS).scorecard.exitStatus, 0, 'the whole of it is conformant');
  t.end();
});

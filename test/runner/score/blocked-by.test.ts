import t from 'tap';
import type { ScenarioOutcome } from '../../../runner/model/event.ts';
import type { Outcome } from '../../../runner/model/outcome.ts';
import type { TranscriptEntry } from '../../../runner/model/transcript.ts';
import { foldRun } from '../../../runner/score/fold-run.ts';
import { catalogue, FACTS, finding, logOf, outcomeOf, planned, requirement } from './sample-log.ts';

const CATALOGUE = catalogue(requirement('M1', 'MUST'));

function entry(from: TranscriptEntry['from'], text: string, session = 'A'): TranscriptEntry {
  return { session, atMs: 0, from, text };
}

/** A scenario that was decided at the reply to this command. */
function decidedAt(id: string, outcome: Outcome, command: string): ScenarioOutcome {
  const transcript = [entry('C', `${command}\r\n`), entry('C', 'NOOP\r\n', 'B'), entry('S', '-ERR\r\n')];
  const about = outcome === 'failed' ? 'M1' : null;
  return outcomeOf(planned(id, ['M1']), outcome, {
    findings: [finding(about, outcome, { transcriptIndex: 2 })],
    transcript,
  });
}

function causesOf(...outcomes: readonly ScenarioOutcome[]): readonly string[] | undefined {
  const result = foldRun(logOf({ outcomes }), [CATALOGUE], FACTS);
  return result.scenarios.find(({ outcome }) => outcome === 'blocked')?.blockedBy;
}

t.test('a blocked scenario points to the failed one about the same command, in any case', (t) => {
  t.same(causesOf(decidedAt('a/blocked', 'blocked', 'LIST 1'), decidedAt('a/list', 'failed', 'list')), [
    'a/list',
  ]);
  t.end();
});

t.test('a failure at another command is no cause', (t) => {
  t.equal(
    causesOf(decidedAt('a/blocked', 'blocked', 'LIST'), decidedAt('a/stat', 'failed', 'STAT')),
    undefined,
  );
  t.end();
});

t.test('a keyword that merely begins alike is another command', (t) => {
  t.equal(
    causesOf(decidedAt('a/blocked', 'blocked', 'LISTX'), decidedAt('a/list', 'failed', 'LIST')),
    undefined,
  );
  t.end();
});

t.test('at most three causes are named', (t) => {
  const failed = ['a/1', 'a/2', 'a/3', 'a/4'].map((id) => decidedAt(id, 'failed', 'RETR 1'));
  t.same(causesOf(...failed, decidedAt('b/blocked', 'blocked', 'RETR 2')), ['a/1', 'a/2', 'a/3']);
  t.end();
});

t.test('without a place in the transcript nothing is named', (t) => {
  const blocked = outcomeOf(planned('a/blocked', []), 'blocked', { findings: [finding(null, 'blocked')] });
  t.equal(causesOf(blocked, decidedAt('a/list', 'failed', 'LIST')), undefined);
  t.end();
});

import t from 'tap';
import { liveLine } from '../../../runner/cli/progress/live-line.ts';
import { plainLines } from '../../../runner/cli/progress/plain-lines.ts';
import { scenarioLines } from '../../../runner/cli/progress/scenario-lines.ts';
import type { Channel } from '../../../runner/cli/terminal.ts';
import type { RunEvent } from '../../../runner/model/event.ts';
import type { Outcome } from '../../../runner/model/outcome.ts';
import type { PlannedScenario } from '../../../runner/model/plan.ts';
import type { TranscriptEntry } from '../../../runner/model/transcript.ts';

function planned(id: string, decision: PlannedScenario['decision'] = { kind: 'run' }): PlannedScenario {
  const place = { file: 'a.json', line: 1, column: 1 };
  return {
    id,
    suite: 'a',
    scenario: { id, title: 'A', why: 'B', maildrop: 'any', state: 'connected', steps: [] },
    place,
    stepPlaces: [],
    requirements: [],
    level: 'MUST',
    impact: [],
    accounts: 1,
    decision,
  };
}

const SKIPPED = { kind: 'skip', because: 'slow', reason: 'it is slow', enable: '--slow' } as const;

const TARGET = {
  host: 'localhost',
  port: 110,
  greeting: null,
  implementation: null,
  capabilities: { authorization: null, transaction: null },
  features: [],
};

function finished(
  scenario: PlannedScenario,
  outcome: Outcome,
  transcript: readonly TranscriptEntry[] = [],
): RunEvent {
  const given = {
    planned: scenario,
    outcome,
    startedMs: 0,
    durationMs: 1,
    findings: [],
    remarks: [],
    transcript,
  };
  const reason = scenario.decision.kind === 'skip' ? { reason: scenario.decision.reason } : {};
  return { type: 'scenario-finished', scenario: { ...given, ...reason } };
}

/** A run of three scenarios, one of them skipped. */
function events(): readonly RunEvent[] {
  const scenarios = [planned('a/one'), planned('a/two'), planned('a/three', SKIPPED)];
  const [one, two, three] = scenarios as [PlannedScenario, PlannedScenario, PlannedScenario];
  return [
    { type: 'run-started', startedAt: '2024-01-01T00:00:00.000Z', scenarios },
    { type: 'target-probed', target: TARGET, scenarios },
    { type: 'scenario-started', id: 'a/one', atMs: 0 },
    { type: 'scenario-started', id: 'a/two', atMs: 0 },
    finished(one, 'failed', [
      { session: 'A', atMs: 1.25, from: 'event', text: 'connected \u001b[2J' },
      { session: 'A', atMs: 2, from: 'S', text: '+OK\u0007\r\nmore', omittedOctets: 7 },
    ]),
    finished(two, 'errored'),
    finished(three, 'skipped'),
    finished(planned('b/four', { kind: 'skip', because: 'not-selected', reason: '--only' }), 'skipped'),
    { type: 'run-finished', durationMs: 2, stop: null },
  ];
}

/** What an observer writes to a channel of 40 columns, one text per event. */
function written(make: (channel: Channel) => (event: RunEvent) => void): readonly string[] {
  const texts: string[] = [];
  const observe = make({ colourLevel: 0, isLive: true, columns: 40, write: (text) => texts.push(text) });
  for (const event of events()) observe(event);
  return texts;
}

const CLEAR = '\r\u001b[K';

t.test('on a terminal one line is rewritten, cut to its width, and gone in the end', (t) => {
  t.same(written(liveLine), [
    `${CLEAR}0/2 scenarios`,
    `${CLEAR}0/2 scenarios  a/one`,
    `${CLEAR}1/2 scenarios, 1 failed  a/two`,
    `${CLEAR}2/2 scenarios, 1 failed, 1 not judged`,
    CLEAR,
  ]);
  t.end();
});

t.test('without a terminal there are plain lines: the beginning, failures, and how far it is', (t) => {
  t.same(written(plainLines), [
    'running 2 scenarios\n',
    'failed a/one\n',
    '1/2 scenarios, 1 failed\n',
    '2/2 scenarios, 1 failed, 1 not judged\n',
  ]);
  t.end();
});

t.test('a long run says no more than ten times how far it is', (t) => {
  const scenarios = Array.from({ length: 95 }, (_, number) => planned(`a/${number}`));
  const texts: string[] = [];
  const observe = plainLines({
    colourLevel: 0,
    isLive: false,
    columns: 80,
    write: (text) => texts.push(text),
  });
  observe({ type: 'target-probed', target: TARGET, scenarios });
  for (const scenario of scenarios) {
    observe({ type: 'scenario-started', id: scenario.id, atMs: 0 });
    observe(finished(scenario, 'passed'));
  }
  t.equal(texts.length, 11);
  t.equal(texts.at(-1), '95/95 scenarios\n');
  t.end();
});

t.test('a run that is cut short before it begins has no progress to tell', (t) => {
  const scenarios = [planned('a/one'), planned('a/two')];
  const texts: string[] = [];
  const observe = plainLines({
    colourLevel: 0,
    isLive: false,
    columns: 80,
    write: (text) => texts.push(text),
  });
  observe({ type: 'target-probed', target: TARGET, scenarios });
  for (const scenario of scenarios) observe(finished(scenario, 'errored'));
  t.same(texts, []);
  t.end();
});

t.test(
  'verbose: one line for every scenario, with the reason of those that were skipped, unless nobody wanted them',
  (t) => {
    t.same(
      written((channel) => scenarioLines(channel, 'outcome')),
      ['failed  a/one\n', 'errored a/two\n', 'skipped a/three: it is slow\n'],
    );
    t.end();
  },
);

t.test('trace: everything on the wire, with nothing that a terminal would obey', (t) => {
  const [first] = written((channel) => scenarioLines(channel, 'transcript'));
  t.equal(
    first,
    [
      'failed  a/one',
      '        1.3 ms  A * connected \\x1b[2J',
      '        2.0 ms  A S +OK\\x07\\r\\n',
      '        2.0 ms  A S more',
      '        2.0 ms  A S … 7 more octets',
      '',
    ].join('\n'),
  );
  t.end();
});

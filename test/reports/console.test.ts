import t from 'tap';
import { consoleSummary, consoleVerdict } from '../../reports/console/write.ts';
import type { RunResult } from '../../runner/model/result.ts';
import { matchesGolden } from '../runner/cli/golden.ts';
import {
  failureOf,
  requirementOf,
  resultOf,
  rowOf,
  said,
  scenarioOf,
  scorecardOf,
} from './console-sample.ts';
import { sampleResult } from './sample-result.ts';

const PLAIN = { colourLevel: 0, detail: 'short', reports: [] } as const;

/** What a terminal may be made to do must not be up to a server: no control character but our own line ends. */
const CONTROL = /[\p{Cc}\p{Cf}]/u;

function withFailures(): RunResult {
  const transcript = [
    said('C', 'STAT\r\n'),
    said('S', '+OK 3 512\r\n'),
    said('C', 'DELE 2\r\n', 'B'),
    said('C', 'STAT\r\n'),
    said('S', '+OK 3 512\r\n'),
  ];
  const failing = scenarioOf('rfc1939/stat/deleted-messages-not-counted', {
    outcome: 'failed',
    transcript,
    findings: [
      failureOf({
        origin: 'ledger',
        step: null,
        place: null,
        message: 'the ledger counts otherwise',
        transcriptIndex: 4,
      }),
      failureOf({ expected: '+OK <count: number> 340', actual: '+OK 3 512', transcriptIndex: 4, step: 3 }),
    ],
  });
  const others = [1, 2].map((number) =>
    scenarioOf(`journeys/leave-on-server/${number}`, {
      outcome: 'failed',
      findings: [failureOf({ origin: 'ledger' })],
    }),
  );
  const mild = scenarioOf('rfc1939/list/sizes', {
    outcome: 'failed',
    findings: [
      failureOf({ requirement: 'RFC1939-5-LIST-99', level: 'SHOULD', message: 'sizes differ', session: 'B' }),
    ],
  });
  const blocked = scenarioOf('rfc1939/dele/stat', {
    outcome: 'blocked',
    reason: 'STAT could not be relied upon',
    blockedBy: ['rfc1939/stat/deleted-messages-not-counted'],
  });
  const skipped = [1, 2].map((number) =>
    scenarioOf(`rfc1939/dele/${number}`, {
      outcome: 'skipped',
      reason: 'it deletes mail, and the host is not loopback',
      skip: { because: 'safety', enable: '--allow deletes' },
    }),
  );
  const remarked = scenarioOf('rfc2449/capa/top', {
    remarks: [{ message: 'TOP works though CAPA hides it', step: 0, requirement: null }],
  });
  const scenarios = [mild, failing, ...others, blocked, ...skipped, remarked];
  const basis = '1 of 9 judged MUST requirements is violated.';
  return resultOf({
    scenarios,
    requirements: [requirementOf('RFC1939-5-LIST-99', 'SHOULD'), requirementOf('RFC1939-5-STAT-04', 'MUST')],
    scorecard: scorecardOf(scenarios, {
      headline: 'not conformant',
      basis,
      rows: [rowOf({ violated: 1, score: 0.9999 }), rowOf({ level: 'SHOULD', score: null })],
      exitStatus: 1,
    }),
  });
}

t.test('failures come first, strongest level first, grouped by requirement, and the verdict last', (t) => {
  const text = consoleSummary(withFailures(), { ...PLAIN, reports: ['pop3spec-report/report.html'] });
  matchesGolden(t, 'console/failures.txt', text);
  t.end();
});

t.test('a run cut short says so beside its verdict', (t) => {
  const stop = { cause: 'login-refused', message: 'The server refused alice: -ERR no' } as const;
  const scenarios = [scenarioOf('a/b', { outcome: 'errored', reason: stop.message })];
  const result = resultOf({
    complete: false,
    stop,
    scenarios,
    target: { ...resultOf({}).target, host: '::1', greeting: null },
  });
  matchesGolden(t, 'console/stopped.txt', consoleSummary(result, PLAIN));
  t.end();
});

t.test('where nothing was judged there are no scores', (t) => {
  const scorecard = scorecardOf([], { rows: [rowOf({ met: 0, violated: 0, undetermined: 9 })] });
  t.notMatch(consoleSummary(resultOf({ scorecard }), PLAIN), 'not exercised');
  t.end();
});

t.test('what to do about a delay between logins is said once', (t) => {
  const reasons = [
    'PASS was answered with "-ERR [LOGIN-DELAY] wait"',
    'USER was: "-ERR [login-delay]"',
    'other',
  ];
  const scenarios = reasons.map((reason, index) => scenarioOf(`a/${index}`, { outcome: 'blocked', reason }));
  const told = consoleSummary(resultOf({ scenarios }), PLAIN);
  t.equal(told.split('give the run many accounts').length, 2);
  const others = consoleSummary(resultOf({ scenarios: scenarios.slice(2) }), PLAIN);
  t.notMatch(others, 'many accounts');
  t.end();
});

t.test('a hostile result shows no control character', (t) => {
  const text = consoleSummary(sampleResult(), { ...PLAIN, detail: 'full', reports: ['a\u001b[31m.html'] });
  t.notMatch(text.replaceAll('\n', ''), CONTROL);
  t.match(text, /\\x1b\[31m/);
  t.end();
});

t.test('at a colour level the text is the same, with colours', (t) => {
  const plain = consoleSummary(withFailures(), PLAIN);
  const coloured = consoleSummary(withFailures(), { ...PLAIN, colourLevel: 1 });
  t.not(coloured, plain);
  t.equal(coloured.replaceAll(/\u001b\[\d+m/g, ''), plain);
  t.end();
});

t.test('the verdict alone is one line, and two for a run cut short', (t) => {
  t.equal(
    consoleVerdict(withFailures(), 0),
    'not conformant: 1 of 9 judged MUST requirements is violated.\n',
  );
  const stop = { cause: 'interrupted', message: 'Interrupted.' } as const;
  t.equal(
    consoleVerdict(resultOf({ stop }), 0),
    'stopped (interrupted): Interrupted.\nundetermined: nothing ran.\n',
  );
  t.end();
});

t.test('a requirement that fails in very many scenarios names ten of them and counts the rest', (t) => {
  const scenarios = Array.from({ length: 30 }, (_, number) =>
    scenarioOf(`suite/scenario-${number}`, { outcome: 'failed', findings: [failureOf({})] }),
  );
  const lines = consoleSummary(resultOf({ scenarios }), PLAIN).split('\n');
  t.equal(lines.filter((line) => line.includes('also in:')).length, 11);
  t.ok(lines.some((line) => line.includes('19 more scenarios')));
  t.end();
});

t.test('many different remarks and reasons are counted, not listed', (t) => {
  const scenarios = Array.from({ length: 20 }, (_, number) =>
    scenarioOf(`suite/${number}`, {
      outcome: 'skipped',
      reason: `reason ${number}`,
      remarks: [{ message: `remark ${number}`, step: null, requirement: null }],
    }),
  );
  const text = consoleSummary(resultOf({ scenarios }), PLAIN);
  t.match(text, '15 more remarks');
  t.match(text, /12 +for other reasons/);
  t.end();
});

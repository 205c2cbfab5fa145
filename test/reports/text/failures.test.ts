import t from 'tap';
import { failureGroupsOf } from '../../../reports/text/failures.ts';
import { leftOutOf } from '../../../reports/text/left-out.ts';
import { sampleResult } from '../sample-result.ts';

t.test(
  'failures stand by requirement, the strongest level first, in catalogue order, the unknown at the end of it',
  (t) => {
    const groups = failureGroupsOf(sampleResult());
    t.same(
      groups.map(({ level, requirement, failures }) => [level, requirement?.id ?? null, failures.length]),
      [
        ['MUST', 'RFC1939-3-RESPONSE-05', 3],
        ['MUST', 'RFC1939-3-RESPONSE-06', 1],
        ['MUST', 'RFC1939-5-STAT-04', 1],
        ['MUST', 'RFC1939-5-RETR-04', 2],
        ['MUST', null, 1],
        ['SHOULD', 'RFC1939-3-UNKNOWN-05', 1],
      ],
    );
    t.end();
  },
);

t.test('the failure of a step comes before what a watcher saw', (t) => {
  const [first] = failureGroupsOf(sampleResult());
  t.equal(first?.failures[0]?.scenario.id, 'rfc1939/greeting/control-characters');
  t.end();
});

t.test('a failure names the scenarios that it probably blocks', (t) => {
  const retr = failureGroupsOf(sampleResult()).find(
    ({ requirement }) => requirement?.id === 'RFC1939-5-RETR-04',
  );
  t.same(retr?.blocks, ['rfc1939/list/all-shown']);
  t.end();
});

t.test('what was left out is grouped by reason, the largest group first', (t) => {
  t.same(
    leftOutOf(sampleResult()).map(({ outcome, enable, scenarios }) => [outcome, enable, scenarios.length]),
    [
      ['blocked', null, 2],
      ['skipped', '--allow deletes', 2],
      ['errored', null, 1],
      ['skipped', '--account USER:PASSWORD', 1],
      ['skipped', null, 1],
    ],
  );
  t.end();
});

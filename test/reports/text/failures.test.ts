import t from 'tap';
import { failureGroupsOf } from '../../../reports/text/failures.ts';
import { leftOutOf } from '../../../reports/text/left-out.ts';
import { levelCounts, unjudgedOf } from '../../../reports/text/unjudged.ts';
import { sampleResult } from '../sample-result.ts';

t.test('the strongest level comes first, then what most steps were about, then catalogue order', (t) => {
  const groups = failureGroupsOf(sampleResult());
  t.same(
    groups.map(({ level, requirement, failures }) => [level, requirement?.id ?? null, failures.length]),
    [
      ['MUST', 'RFC1939-5-RETR-04', 2],
      ['MUST', 'RFC1939-3-RESPONSE-05', 3],
      ['MUST', 'RFC1939-3-RESPONSE-06', 1],
      ['MUST', 'RFC1939-5-STAT-04', 1],
      ['MUST', null, 1],
      ['SHOULD', 'RFC1939-3-UNKNOWN-05', 1],
    ],
  );
  t.end();
});

t.test('within a requirement the failure of a step comes first, and the simplest scenario', (t) => {
  const crlf = failureGroupsOf(sampleResult()).find(
    ({ requirement }) => requirement?.id === 'RFC1939-3-RESPONSE-05',
  );
  t.same(
    crlf?.failures.map(({ scenario }) => scenario.id),
    ['rfc1939/greeting/control-characters', 'rfc1939/stat/deleted-not-counted', 'rfc1939/retr/endless'],
  );
  t.end();
});

t.test('a failure names the scenarios that it probably blocks', (t) => {
  const retr = failureGroupsOf(sampleResult()).find(
    ({ requirement }) => requirement?.id === 'RFC1939-5-RETR-04',
  );
  t.same(retr?.blocks, ['rfc1939/list/all-shown']);
  t.end();
});

t.test('what was left out is grouped by reason, that for safety first, then the largest group', (t) => {
  t.same(
    leftOutOf(sampleResult()).map(({ outcome, enable, scenarios }) => [outcome, enable, scenarios.length]),
    [
      ['skipped', '--allow deletes', 2],
      ['blocked', null, 2],
      ['errored', null, 1],
      ['skipped', '--account USER:PASSWORD', 1],
      ['skipped', null, 1],
    ],
  );
  t.end();
});

t.test(
  'requirements without a judgement are grouped by reason; those that nobody can see are left out',
  (t) => {
    t.same(
      unjudgedOf(sampleResult()).map(({ verdict, reason, requirements }) => [
        verdict,
        reason,
        levelCounts(requirements),
      ]),
      [
        ['not-exercised', 'Needs two accounts.', '1 MUST'],
        ['undetermined', 'LIST was refused.', '1 MUST'],
        ['not-exercised', 'It deletes mail.', '1 MUST'],
        ['not-offered', 'The target does not offer APOP.', '1 MUST'],
        ['not-exercised', 'Left out by --only.', '1 SHOULD'],
      ],
    );
    t.end();
  },
);

import t from 'tap';
import type { RunResult } from '../../runner/model/result.ts';
import { write as writeBadge } from '../../reports/badge/write.tsx';
import { write as writeHtml } from '../../reports/html/write.tsx';
import { write as writeJunit } from '../../reports/junit/write.ts';
import { write as writeTap } from '../../reports/tap/write.ts';
import { apartCatalogues, failedApart } from '../../reports/text/apart.ts';
import { apartGroupsOf, failureGroupsOf } from '../../reports/text/failures.ts';
import { headlineWords } from '../../reports/text/headline-words.ts';
import { unjudgedOf } from '../../reports/text/unjudged.ts';
import { rowOf, scorecardOf } from './console-sample.ts';
import { sampleResult } from './sample-result.ts';
import { contentOf } from './content-of.ts';

/** The sample as it is when the user asked for Security to count. */
function counted(): RunResult {
  const result = sampleResult();
  return { ...result, scorecard: { ...result.scorecard, failOnApart: ['SECURITY'] } };
}

t.test(
  'findings that are scored apart stand in a section of their own, and nowhere among the failures',
  (t) => {
    const result = sampleResult();
    const isSecurity = (id: string | undefined): boolean => id?.startsWith('SECURITY') === true;
    t.notOk(failureGroupsOf(result).some(({ requirement }) => isSecurity(requirement?.id)));
    t.same(
      apartGroupsOf(result, 'SECURITY').map(({ requirement }) => requirement?.id),
      ['SECURITY-1-ECHO-01'],
    );
    t.notOk(unjudgedOf(result).some(({ requirements }) => requirements.some(({ id }) => isSecurity(id))));
    t.same(
      apartCatalogues(result).map(({ rfc, requirements }) => [rfc, requirements.length]),
      [['SECURITY', 3]],
    );
    t.end();
  },
);

t.test('where the user wants them to count they are failures like others', (t) => {
  t.same(apartCatalogues(counted()), []);
  t.ok(failureGroupsOf(counted()).some(({ requirement }) => requirement?.rfc === 'SECURITY'));
  t.notMatch(contentOf(writeHtml(counted(), 'x.html')[0]), 'scored apart</h2>');
  t.notMatch(contentOf(writeTap(counted(), 'x.tap')[0]), '# TODO scored apart');
  t.match(
    contentOf(writeJunit(counted(), 'x.xml')[0]),
    /<failure type="MUST" message="[^"]*repeats the password/,
  );
  t.end();
});

t.test('in JUnit such a failure is a skip that says so, with the whole story beside it', (t) => {
  const xml = contentOf(writeJunit(sampleResult(), 'x.xml')[0]);
  t.match(xml, /<skipped message="apart: [^"]*the refusal repeats the password/);
  t.notMatch(xml, /<failure [^>]*repeats the password/);
  t.match(xml, /<system-out>No RFC makes these requirements[^]*Transcript:[^]*<\/system-out>/);
  t.end();
});

t.test('a scenario that fails on an RFC as well is a failure', (t) => {
  const result = sampleResult();
  const [apart] = result.scenarios.filter((scenario) => failedApart(scenario, result));
  const [plain] = result.scenarios.filter(({ id }) => id === 'rfc1939/unknown/empty-line');
  t.equal(apart?.id, 'security/echo/wrong-password');
  const mixed = {
    ...result.scenarios[0],
    ...apart,
    findings: [...(apart?.findings ?? []), ...(plain?.findings ?? [])],
  };
  t.notOk(failedApart(mixed as RunResult['scenarios'][number], result));
  t.end();
});

t.test('neither headline nor badge hears of what is scored apart', (t) => {
  const rows = [
    rowOf({ met: 10, notExercised: 0 }),
    rowOf({ rfc: 'SECURITY', apart: true, total: 5, met: 1, violated: 1, notExercised: 3 }),
  ];
  const scorecard = scorecardOf([], { headline: 'conformant', rows });
  const result = { ...sampleResult(), scorecard };
  t.equal(headlineWords(result), 'Conformant');
  t.match(contentOf(writeBadge(result, 'x.svg')[1]), 'conformant: 10 of 10 MUSTs judged');
  const asked = { ...result, scorecard: { ...scorecard, failOnApart: ['SECURITY'] } };
  t.equal(headlineWords(asked), 'Conformant as far as exercised');
  t.end();
});

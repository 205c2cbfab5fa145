import fc from 'fast-check';
import t from 'tap';
import type { Outcome } from '../../../runner/model/outcome.ts';
import type { Catalogue, Level } from '../../../runner/model/requirement.ts';
import { foldRun } from '../../../runner/score/fold-run.ts';
import { catalogue, FACTS, judged, logOf, outcomeOf, planned, requirement } from './sample-log.ts';

const first = catalogue(
  requirement('M1', 'MUST'),
  requirement('M2', 'MUST'),
  requirement('M3', 'MUST'),
  requirement('Y1', 'MAY', { observable: false, unobservable: 'No.' }),
);
const second: Catalogue = { ...catalogue(requirement('X1', 'SHOULD', { feature: 'CAPA' })), rfc: 'RFC2449' };

t.test('every RFC and level that has requirements gets a row, strongest first', (t) => {
  const result = foldRun(logOf({ outcomes: [] }), [first, second], FACTS);
  t.same(
    result.scorecard.rows.map(({ rfc, level, total }) => [rfc, level, total]),
    [
      ['RFC1939', 'MUST', 3],
      ['RFC1939', 'MAY', 1],
      ['RFC2449', 'SHOULD', 1],
    ],
  );
  t.end();
});

t.test('rows that are scored apart say so', (t) => {
  const { url, ...rest } = second;
  const apart: Catalogue = { ...rest, rfc: 'SECURITY', apart: true };
  const result = foldRun(logOf({ outcomes: [] }), [first, apart], FACTS);
  t.same(
    result.scorecard.rows.map((row) => [row.rfc, row.apart]),
    [
      ['RFC1939', undefined],
      ['RFC1939', undefined],
      ['SECURITY', true],
    ],
  );
  t.equal(result.requirements.at(-1)?.url, undefined, `no address, where others have one: ${url ?? ''}`);
  t.end();
});

t.test('the score is met / (met + violated), and null when nothing was judged', (t) => {
  const outcomes = [
    judged(planned('a/1', ['M1']), 'passed'),
    judged(planned('a/2', ['M2']), 'failed'),
    outcomeOf(planned('a/3', ['M3']), 'blocked'),
  ];
  const { rows } = foldRun(logOf({ outcomes }), [first, second], FACTS).scorecard;
  t.match(rows[0], { met: 1, violated: 1, undetermined: 1, notExercised: 0, score: 0.5 });
  t.match(rows[1], { unobservable: 1, notExercised: 0, score: null });
  t.match(rows[2], { notOffered: 1, score: null });
  t.end();
});

t.test('scenario counts tell every outcome', (t) => {
  const OUTCOMES: readonly Outcome[] = ['passed', 'failed', 'failed', 'blocked', 'errored', 'skipped'];
  const outcomes = OUTCOMES.map((outcome, index) => outcomeOf(planned(`a/${index}`, []), outcome));
  const { scenarioCounts } = foldRun(logOf({ outcomes }), [first], FACTS).scorecard;
  t.same(scenarioCounts, { passed: 1, failed: 2, blocked: 1, errored: 1, skipped: 1 });
  t.end();
});

t.test('whatever happens, a row adds up to its total and no violation is called conformant', (t) => {
  const LEVELS: readonly Level[] = ['MUST', 'SHOULD', 'MAY'];
  const outcome = fc.constantFrom<Outcome>('passed', 'failed', 'blocked', 'errored', 'skipped');
  const check = fc.record({ requirement: fc.constantFrom('R0', 'R1', 'R2', 'R3', 'R4', 'R5'), outcome });
  const requirements = fc.array(fc.record({ level: fc.constantFrom(...LEVELS), observable: fc.boolean() }), {
    minLength: 6,
    maxLength: 6,
  });
  const law = fc.property(fc.array(check), requirements, (checks, declared) => {
    const made = declared.map(({ level, observable }, n) =>
      requirement(`R${n}`, level, observable ? {} : { observable, unobservable: 'No.' }),
    );
    const outcomes = checks.map((each, n) => judged(planned(`a/${n}`, [each.requirement]), each.outcome));
    const { scorecard, requirements: verdicts } = foldRun(logOf({ outcomes }), [catalogue(...made)], FACTS);
    const violated = verdicts.some(({ level, verdict }) => level === 'MUST' && verdict === 'violated');
    const sums = scorecard.rows.every(
      (row) =>
        row.met + row.violated + row.undetermined + row.notExercised + row.notOffered + row.unobservable ===
        row.total,
    );
    return sums && (!violated || scorecard.headline === 'not conformant');
  });
  t.doesNotThrow(() => {
    fc.assert(law);
  });
  t.end();
});

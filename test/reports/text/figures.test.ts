import t from 'tap';
import { rfcName } from '../../../runner/model/rfc-name.ts';
import { count, duration, percent, sentence } from '../../../reports/text/figures.ts';
import { headlineWords } from '../../../reports/text/headline-words.ts';
import type { RunResult } from '../../../runner/model/result.ts';
import { sampleResult } from '../sample-result.ts';

t.test('figures are written as a person says them', (t) => {
  t.equal(count(1, 'scenario'), '1 scenario');
  t.equal(count(0, 'scenario'), '0 scenarios');
  t.same([0.4, 999, 1000, 59_949, 60_000, 200_400].map(duration), [
    '0 ms',
    '999 ms',
    '1.0 s',
    '59.9 s',
    '1 min 0 s',
    '3 min 20 s',
  ]);
  t.equal(percent(0.999), '99 %', 'a hundred is said of the whole only');
  t.equal(percent(1), '100 %');
  t.equal(rfcName('RFC1939'), 'RFC 1939');
  t.equal(rfcName('SECURITY'), 'Security');
  t.same(['it waits', 'Done.', '', 'why?'].map(sentence), ['It waits.', 'Done.', '', 'Why?']);
  t.end();
});

function conformant(notExercised: number): RunResult {
  const result = sampleResult();
  const rows = result.scorecard.rows.map((row) => ({ ...row, violated: 0, undetermined: 0, notExercised }));
  return { ...result, scorecard: { ...result.scorecard, headline: 'conformant', rows } };
}

t.test('a run that left a MUST unexercised is not plainly called conformant', (t) => {
  t.equal(headlineWords(conformant(1)), 'Conformant as far as exercised');
  t.equal(headlineWords(conformant(0)), 'Conformant');
  t.end();
});

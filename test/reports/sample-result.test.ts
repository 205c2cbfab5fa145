import t from 'tap';
import { scoreOf } from '../../runner/score/scorecard.ts';
import { emptyResult, sampleResult } from './sample-result.ts';

t.test('the hand-built results have the scorecards that the rules give them', (t) => {
  for (const result of [sampleResult(), emptyResult()])
    t.same(result.scorecard, scoreOf(result, { failOn: 'MUST', failOnApart: [] }));
  t.end();
});

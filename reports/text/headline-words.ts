import { isApart } from '../../runner/model/apart.ts';
import { LEVELS } from '../../runner/model/requirement.ts';
import type { RunResult } from '../../runner/model/result.ts';

/** The headline as it is shown: a run that left requirements unexercised is never plainly called conformant. */
export function headlineWords({ scorecard }: RunResult): string {
  switch (scorecard.headline) {
    case 'not conformant':
      return 'Not conformant';
    case 'undetermined':
      return 'Undetermined';
    case 'conformant':
      return leavesOut(scorecard) ? 'Conformant as far as exercised' : 'Conformant';
  }
}

function leavesOut(scorecard: RunResult['scorecard']): boolean {
  const { rows, failOn } = scorecard;
  const counting = LEVELS.slice(0, LEVELS.indexOf(failOn) + 1);
  return rows.some(
    (row) =>
      !isApart(row, scorecard) && counting.includes(row.level) && row.notExercised + row.undetermined > 0,
  );
}

import { isApart } from '../../runner/model/apart.ts';
import { LEVELS } from '../../runner/model/requirement.ts';
import type { RunResult } from '../../runner/model/result.ts';

/** The headline as it is shown: a run that left requirements unexercised is never plainly called conformant. */
export function headlineWords(result: RunResult): string {
  return `${plainWords(result)}${agreementWords(result)}`;
}

/** What stands behind the headline of a run that was held against a baseline: a violation that is known is one. */
export function agreementWords({ scorecard, baseline }: RunResult): string {
  if (baseline?.agreement === 'otherwise') return ', otherwise than the baseline declares';
  const isPlain = baseline?.agreement !== 'as-declared' || scorecard.headline === 'conformant';
  return isPlain ? '' : ', as the baseline declares';
}

/** The same for where there is little room: the title of a page. */
export function shortHeadline(result: RunResult): string {
  if (result.baseline?.agreement === 'otherwise') return 'Otherwise than declared';
  return agreementWords(result) === '' ? plainWords(result) : `${plainWords(result)}, as declared`;
}

/** Whether there is something to go by: the run is whole, and nothing that counts was left open. */
export function comesToVerdict({ scorecard }: RunResult): boolean {
  return scorecard.exitStatus !== 3;
}

function plainWords({ scorecard }: RunResult): string {
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

import type { RunResult, ScoreRow } from '../../runner/model/result.ts';
import { catalogueLabel } from '../text/apart.ts';
import { legible } from '../text/legible.ts';
import { table } from './table.ts';

/** One row per RFC and level, beside how much of it was exercised at all; nothing where nothing was judged. */
export function scoreLines(result: RunResult): readonly string[] {
  const { rows } = result.scorecard;
  if (rows.every(({ met, violated }) => met + violated === 0)) return [];
  return table(
    [HEAD, ...rows.map((row) => cells(row, legible(catalogueLabel(row, result))))],
    ['left', 'left', 'right', 'right', 'right', 'right', 'right', 'right', 'right'],
  );
}

const HEAD = [
  '',
  '',
  'met',
  'violated',
  'undetermined',
  'not exercised',
  'not offered',
  'unobservable',
  'score',
];

function cells(row: ScoreRow, label: string): readonly string[] {
  const { met, violated, undetermined, notExercised, notOffered, unobservable } = row;
  const counts = [met, violated, undetermined, notExercised, notOffered, unobservable];
  return [label, row.level, ...counts.map(String), percentage(row.score)];
}

/** Rounded down: only a score of 1 reads 100 %. */
function percentage(score: number | null): string {
  return score === null ? '–' : `${(Math.floor(score * 1000) / 10).toFixed(1)} %`;
}

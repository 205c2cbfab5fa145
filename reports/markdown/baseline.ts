import { isBroken } from '../../runner/model/baseline.ts';
import type { RunResult } from '../../runner/model/result.ts';
import { count } from '../text/figures.ts';
import { knownWords, STANDING_WORDS } from '../text/known.ts';
import { clipped } from '../text/legible.ts';
import { code, plain } from './escape.ts';

/** Summaries of CI jobs have little room. */
const ENTRIES_LIMIT = 20;
const TEXT_LIMIT = 300;

/** The known deviations, first those that do not hold. */
export function baseline({ baseline: report }: RunResult): readonly string[] {
  if (report === undefined) return [];
  const { deviations } = report;
  const ordered = [...deviations.filter(isBroken), ...deviations.filter((each) => !isBroken(each))];
  const rest = ordered.length - ENTRIES_LIMIT;
  return [
    '### Baseline',
    '',
    `${plain(report.basis)} (${code(report.file)})`,
    '',
    ...ordered.slice(0, ENTRIES_LIMIT).map((entry) => {
      const { requirement, standing, message } = entry;
      const words = isBroken(entry) ? `**${STANDING_WORDS[standing]}**` : STANDING_WORDS[standing];
      const told = message === undefined ? '' : ` ${plain(clipped(message, TEXT_LIMIT))}`;
      return `- ${words}: ${code(requirement)}.${told} Known: ${plain(clipped(knownWords(entry), TEXT_LIMIT))}`;
    }),
    ...(rest > 0 ? [`- and ${count(rest, 'more entry', 'more entries')}`] : []),
  ];
}

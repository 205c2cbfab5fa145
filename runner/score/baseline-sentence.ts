import { capitalised } from '../model/capitalised.ts';
import { isBroken } from '../model/baseline.ts';
import type { BaselineReport, DeviationStanding, JudgedDeviation } from '../model/baseline.ts';

/** Most names in one part of the sentence. */
const NAMED_LIMIT = 5;

/** What a baseline comes to, in one sentence: what holds, what does not, with its name, and what could not be seen. */
export function baselineSentence({
  agreement,
  deviations,
  undeclared,
}: Omit<BaselineReport, 'basis'>): string {
  const broken = deviations.filter(isBroken);
  const parts = [
    expected(deviations),
    undeclared.length === 0 ? null : `not declared: ${names(undeclared)}`,
    ...STANDINGS.map(([standing, words]) => told(broken, standing, words)),
    notExercised(deviations),
    agreement === 'undetermined' ? 'what else there is could not be judged' : null,
  ];
  return `${capitalised(parts.filter((part) => part !== null).join('; '))}.`;
}

const STANDINGS: readonly (readonly [DeviationStanding, string])[] = [
  ['changed', 'fails otherwise than declared'],
  ['fixed', 'declared, but met'],
  ['expired', 'expired'],
  ['unknown', 'not in the catalogues'],
];

function expected(deviations: readonly JudgedDeviation[]): string {
  const { length } = deviations.filter(({ standing }) => standing === 'expected');
  if (length === 0) return 'no known deviation shows as declared';
  return length === 1 ? '1 known deviation is as declared' : `${length} known deviations are as declared`;
}

function told(broken: readonly JudgedDeviation[], standing: DeviationStanding, words: string): string | null {
  const those = broken.filter((each) => each.standing === standing);
  return those.length === 0 ? null : `${words}: ${names(those.map(({ requirement }) => requirement))}`;
}

function notExercised(deviations: readonly JudgedDeviation[]): string | null {
  const { length } = deviations.filter(({ standing }) => standing === 'not-exercised');
  if (length === 0) return null;
  return length === 1 ? '1 entry was not exercised' : `${length} entries were not exercised`;
}

function names(ids: readonly string[]): string {
  const rest = ids.length - NAMED_LIMIT;
  return `${ids.slice(0, NAMED_LIMIT).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

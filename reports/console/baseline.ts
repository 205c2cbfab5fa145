import { isBroken } from '../../runner/model/baseline.ts';
import type { RunResult } from '../../runner/model/result.ts';
import type { FailureGroup } from '../text/failures.ts';
import { count } from '../text/figures.ts';
import { knownDeviation, knownWords, STANDING_WORDS } from '../text/known.ts';
import { clipped, legible } from '../text/legible.ts';
import type { Paint } from './paint.ts';

/** Longest message of an entry that is shown, in characters. */
const MESSAGE_WIDTH = 600;

/** A failure that the baseline declares, in two lines; null for one that it does not. */
export function knownLines(
  { requirement, level, failures }: FailureGroup,
  result: RunResult,
  paint: Paint,
): readonly string[] | null {
  const known = knownDeviation(result, requirement?.id ?? null);
  if (known === null || requirement === null) return null;
  const what = legible(`${requirement.id}: ${requirement.text}`);
  return [
    `${paint.warning(`known[${level}]`)} ${what}`,
    `     ${paint.place('=')} known:    ${legible(knownWords(known))} (${count(failures.length, 'scenario')})`,
  ];
}

/** What the baseline comes to, and every entry that does not hold. */
export function baselineLines({ baseline }: RunResult, paint: Paint): readonly string[] {
  if (baseline === undefined) return [];
  const broken = baseline.deviations.filter(isBroken).map(({ requirement, standing, message = '' }) => {
    const head = paint.bad(`baseline[${STANDING_WORDS[standing]}]`);
    return `${head} ${legible(requirement)}: ${clipped(legible(message), MESSAGE_WIDTH)}`;
  });
  return [...broken, `baseline ${legible(baseline.file)}: ${legible(baseline.basis)}`];
}

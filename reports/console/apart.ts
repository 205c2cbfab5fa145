import type { RunResult } from '../../runner/model/result.ts';
import { apartCatalogues, APART_SENTENCE } from '../text/apart.ts';
import { apartGroupsOf } from '../text/failures.ts';
import { failureLines } from './failure.ts';
import type { Paint } from './paint.ts';
import { rfcName } from './rfc-name.ts';

/** What was found of catalogues that are scored apart: a section for each that has findings, and one for each finding. */
export function apartSections(result: RunResult, paint: Paint): readonly (readonly string[])[] {
  return apartCatalogues(result).flatMap(({ rfc }) => {
    const groups = apartGroupsOf(result, rfc);
    if (groups.length === 0) return [];
    const head = `${paint.strong(`${rfcName(rfc)}, scored apart.`)} ${APART_SENTENCE}`;
    return [[head], ...groups.map((group) => failureLines(group, paint, 'apart'))];
  });
}

import type { RunResult } from '../../runner/model/result.ts';
import { legible } from '../text/legible.ts';
import type { Paint } from './paint.ts';

/** Most remarks that the console shows; they fail nothing. */
const MOST_REMARKS = 5;

/** What is legal but worth knowing, each remark once, with the first scenario that made it. */
export function remarkLines(result: RunResult, paint: Paint): readonly string[] {
  const firsts = new Map<string, string>();
  for (const { id, remarks } of result.scenarios)
    for (const { message } of remarks) if (!firsts.has(message)) firsts.set(message, id);
  const lines = [...firsts]
    .slice(0, MOST_REMARKS)
    .map(
      ([message, id]) => `${paint.warning('remark')} ${legible(message)} ${paint.quiet(`(${legible(id)})`)}`,
    );
  const more = firsts.size - lines.length;
  return more === 0 ? lines : [...lines, paint.quiet(`… ${more} more remarks in the reports`)];
}

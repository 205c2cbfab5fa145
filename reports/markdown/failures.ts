import { rfcName } from '../../runner/model/rfc-name.ts';
import type { RunResult } from '../../runner/model/result.ts';
import { apartCatalogues, APART_SENTENCE } from '../text/apart.ts';
import { apartGroupsOf, failureGroupsOf } from '../text/failures.ts';
import type { FailureGroup } from '../text/failures.ts';
import { count } from '../text/figures.ts';
import { knownDeviation } from '../text/known.ts';
import { clipped } from '../text/legible.ts';
import { code, plain } from './escape.ts';

/** Summaries of CI jobs have little room: the full story is in the HTML. */
const FAILURES_LIMIT = 20;
const TEXT_LIMIT = 200;

/** What failed and counts. */
export function failures(result: RunResult): readonly string[] {
  // What the baseline declares is told with the baseline.
  const groups = failureGroupsOf(result).filter(
    ({ requirement }) => knownDeviation(result, requirement?.id ?? null) === null,
  );
  return groups.length === 0 ? [] : ['### Failures', '', ...listed(groups)];
}

/** What failed of catalogues that are scored apart, a section for each. */
export function apart(result: RunResult): readonly (readonly string[])[] {
  return apartCatalogues(result).flatMap(({ rfc }) => {
    const groups = apartGroupsOf(result, rfc);
    if (groups.length === 0) return [];
    return [[`### ${plain(rfcName(rfc))}, scored apart`, '', APART_SENTENCE, '', ...listed(groups)]];
  });
}

function listed(groups: readonly FailureGroup[]): readonly string[] {
  const rest = groups.length - FAILURES_LIMIT;
  return [
    ...groups.slice(0, FAILURES_LIMIT).map(failure),
    ...(rest > 0 ? [`- and ${count(rest, 'more requirement')}`] : []),
  ];
}

function failure({ requirement, level, failures: [first, ...others] }: FailureGroup): string {
  const clause =
    requirement === null ? 'Demanded by no clause' : `${plain(requirement.text)} (${code(requirement.id)})`;
  const [finding] = first?.findings ?? [];
  const told = [
    plain(clipped(finding?.message ?? '', TEXT_LIMIT)),
    contrast('Expected', finding?.expected),
    contrast('Actual', finding?.actual),
  ];
  const more = others.length === 0 ? '' : ` and ${count(others.length, 'more scenario')}`;
  return `- **${level}** ${clause}  \n  ${told.filter((part) => part !== '').join(' ')} In ${code(first?.scenario.id ?? '')}${more}.`;
}

function contrast(name: string, text: string | undefined): string {
  return text === undefined ? '' : `${name}: ${code(clipped(text, TEXT_LIMIT))}.`;
}

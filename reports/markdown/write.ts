import { LEVELS } from '../../runner/model/requirement.ts';
import type { RunResult, ScoreRow } from '../../runner/model/result.ts';
import type { ReportFile } from '../report-file.ts';
import { failureGroupsOf } from '../text/failures.ts';
import type { FailureGroup } from '../text/failures.ts';
import {
  announcedIn,
  commonParameters,
  countsOf,
  STANDING_WORDS,
  STATE_WORDS,
} from '../text/capabilities.ts';
import { count, rfcName } from '../text/figures.ts';
import { headlineWords } from '../text/headline-words.ts';
import { leftOutOf } from '../text/left-out.ts';
import { clipped } from '../text/legible.ts';
import { addressOf } from '../text/reproduction.ts';
import { code, plain } from './escape.ts';

/** Summaries of CI jobs have little room: the full story is in the HTML. */
const FAILURES_LIMIT = 20;
const REASONS_LIMIT = 8;
const TEXT_LIMIT = 200;
const CAPABILITIES_LIMIT = 30;

/** A short report in GitHub's Markdown, for the summary of a CI job. */
export function write(result: RunResult, fileName: string): readonly ReportFile[] {
  const sections = [
    opening(result),
    scorecard(result),
    failures(result),
    capabilities(result),
    leftOut(result),
  ];
  const content = sections.flatMap((lines) => (lines.length === 0 ? [] : [...lines, '']));
  return [{ path: fileName, content: content.join('\n') }];
}

function opening(result: RunResult): readonly string[] {
  const { passed, failed, errored, blocked, skipped } = result.scorecard.scenarioCounts;
  const stop = result.stop === null ? [] : ['', `**Cut short:** ${plain(result.stop.message)}`];
  return [
    `## ${headlineWords(result)}: ${plain(addressOf(result))}`,
    '',
    plain(result.scorecard.basis),
    ...stop,
    '',
    `Scenarios: ${passed} passed, ${failed} failed, ${errored} errored, ${blocked} blocked, ${skipped} skipped.`,
  ];
}

function scorecard({ scorecard: { rows } }: RunResult): readonly string[] {
  if (rows.length === 0) return [];
  const rfcs = [...new Set(rows.map(({ rfc }) => rfc))];
  return [
    `| Requirements met | ${LEVELS.join(' | ')} |`,
    `| --- |${' ---: |'.repeat(LEVELS.length)}`,
    ...rfcs.map((rfc) => {
      const cells = LEVELS.map((level) => score(rows.find((row) => row.rfc === rfc && row.level === level)));
      return `| ${plain(rfcName(rfc))} | ${cells.join(' | ')} |`;
    }),
  ];
}

function score(row: ScoreRow | undefined): string {
  if (row === undefined) return '';
  const binding = row.total - row.notOffered - row.unobservable;
  const judged = row.met + row.violated;
  return `${row.met} of ${judged} (${judged} of ${binding} judged)`;
}

function failures(result: RunResult): readonly string[] {
  const groups = failureGroupsOf(result);
  if (groups.length === 0) return [];
  const rest = groups.length - FAILURES_LIMIT;
  return [
    '### Failures',
    '',
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

function capabilities({ capabilityContract }: RunResult): readonly string[] {
  const { basis, states, capabilities } = capabilityContract;
  const head = [
    'Capability',
    ...states.map(({ state }) => STATE_WORDS[state]),
    'works',
    'what tells',
    'remark',
  ];
  const rest = capabilities.length - CAPABILITIES_LIMIT;
  const rows = capabilities
    .slice(0, CAPABILITIES_LIMIT)
    .map((row) => [
      `${row.name} ${commonParameters(row)}`,
      ...states.map((state) => announcedIn(row, state)),
      STANDING_WORDS[row.standing],
      [countsOf(row), row.violations.join(', ')].filter((part) => part !== '').join(': '),
      row.remark ?? '',
    ]);
  return [
    '### Capabilities',
    '',
    plain(basis),
    ...(rows.length === 0 ? [] : ['', line(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(line)]),
    ...(rest > 0 ? ['', `And ${count(rest, 'more capability', 'more capabilities')}.`] : []),
  ];
}

function line(cells: readonly string[]): string {
  return `| ${cells.map((cell) => plain(clipped(cell.trim(), TEXT_LIMIT))).join(' | ')} |`;
}

function leftOut(result: RunResult): readonly string[] {
  const groups = leftOutOf(result);
  if (groups.length === 0) return [];
  const rest = groups.length - REASONS_LIMIT;
  return [
    '### Not run, or not judged',
    '',
    ...groups.slice(0, REASONS_LIMIT).map(({ outcome, reason, enable, scenarios }) => {
      const switchText = enable === null ? '' : ` (run with ${code(enable)})`;
      return `- ${scenarios.length} ${outcome}: ${plain(clipped(reason, TEXT_LIMIT))}${switchText}`;
    }),
    ...(rest > 0 ? [`- and ${count(rest, 'more reason')}`] : []),
  ];
}

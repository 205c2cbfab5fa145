import { LEVELS } from '../../runner/model/requirement.ts';
import type { RunResult, ScoreRow } from '../../runner/model/result.ts';
import type { ReportFile } from '../report-file.ts';
import { catalogueLabel } from '../text/apart.ts';
import { count } from '../text/figures.ts';
import { headlineWords } from '../text/headline-words.ts';
import { leftOutOf } from '../text/left-out.ts';
import { clipped } from '../text/legible.ts';
import { addressOf } from '../text/reproduction.ts';
import { tlsWords } from '../text/tls-words.ts';
import { baseline } from './baseline.ts';
import { capabilities } from './capabilities.ts';
import { code, plain } from './escape.ts';
import { apart, failures } from './failures.ts';

/** Summaries of CI jobs have little room: the full story is in the HTML. */
const REASONS_LIMIT = 8;
const TEXT_LIMIT = 200;

/** A short report in GitHub's Markdown, for the summary of a CI job. */
export function write(result: RunResult, fileName: string): readonly ReportFile[] {
  const sections = [
    opening(result),
    scorecard(result),
    baseline(result),
    failures(result),
    ...apart(result),
    capabilities(result),
    leftOut(result),
  ];
  const content = sections.flatMap((lines) => (lines.length === 0 ? [] : [...lines, '']));
  return [{ path: fileName, content: content.join('\n') }];
}

function opening(result: RunResult): readonly string[] {
  const { passed, failed, errored, blocked, skipped } = result.scorecard.scenarioCounts;
  const { tls } = result.target;
  const stop = result.stop === null ? [] : ['', `**Cut short:** ${plain(result.stop.message)}`];
  return [
    `## ${headlineWords(result)}: ${plain(addressOf(result))}`,
    '',
    plain(result.scorecard.basis),
    ...stop,
    ...(tls === undefined ? [] : ['', plain(tlsWords(tls))]),
    '',
    `Scenarios: ${passed} passed, ${failed} failed, ${errored} errored, ${blocked} blocked, ${skipped} skipped.`,
  ];
}

function scorecard(result: RunResult): readonly string[] {
  const { rows } = result.scorecard;
  if (rows.length === 0) return [];
  const firsts = rows.filter((row) => rows.find(({ rfc }) => rfc === row.rfc) === row);
  return [
    `| Requirements met | ${LEVELS.join(' | ')} |`,
    `| --- |${' ---: |'.repeat(LEVELS.length)}`,
    ...firsts.map((first) => {
      const those = rows.filter(({ rfc }) => rfc === first.rfc);
      const cells = LEVELS.map((level) => score(those.find((row) => row.level === level)));
      return `| ${plain(catalogueLabel(first, result))} | ${cells.join(' | ')} |`;
    }),
  ];
}

function score(row: ScoreRow | undefined): string {
  if (row === undefined) return '';
  const binding = row.total - row.notOffered - row.unobservable;
  const judged = row.met + row.violated;
  return `${row.met} of ${judged} (${judged} of ${binding} judged)`;
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

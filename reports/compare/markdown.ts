import { rfcName } from '../../runner/model/rfc-name.ts';
import { plain } from '../markdown/escape.ts';
import type { ReportFile } from '../report-file.ts';
import { headlineWords } from '../text/headline-words.ts';
import { legible } from '../text/legible.ts';
import { sectionName } from '../text/section-name.ts';
import type { Comparison, ComparedSection } from './comparison.ts';
import { cellWords, productOf, runOf, scoreIn, scoreKeys, scoreWords, tellingSentence } from './words.ts';

/** Servers side by side in GitHub's Markdown. */
export function write(comparison: Comparison, fileName: string): readonly ReportFile[] {
  const lines = [
    '## POP3 servers side by side',
    '',
    ...comparison.doubts.flatMap((doubt) => [`**${plain(doubt)}**`, '']),
    ...scores(comparison),
    '',
    plain(tellingSentence(comparison)),
    '',
    ...comparison.telling.flatMap((section) => [...table(comparison, section), '']),
  ];
  return [{ path: fileName, content: lines.join('\n') }];
}

function scores(comparison: Comparison): readonly string[] {
  const { servers } = comparison;
  return [
    head('', comparison),
    line(['product', ...servers.map(({ result }) => productOf(result))]),
    line(['run', ...servers.map(({ result }) => runOf(result).join(', '))]),
    line(['verdict', ...servers.map(({ result }) => headlineWords(result))]),
    ...scoreKeys(comparison).map((key) =>
      line([
        `${rfcName(key.rfc)}${key.apart === true ? ' (apart)' : ''} ${key.level}`,
        ...servers.map(({ result }) => scoreWords(scoreIn(result, key))),
      ]),
    ),
  ];
}

function table(comparison: Comparison, { rows, ...section }: ComparedSection): readonly string[] {
  return [
    `### ${plain(sectionName(section))}`,
    '',
    head('requirement', comparison),
    ...rows.map(
      ({ id, level, text, cells }) =>
        `| ${plain(`${level} ${id}: ${text}`)} | ${cells
          .map((cell) => (cell.verdict === 'violated' ? `**${cellWords(cell)}**` : cellWords(cell)))
          .join(' | ')} |`,
    ),
  ];
}

function head(first: string, { servers }: Comparison): string {
  const names = line([first, ...servers.map(({ name }) => legible(name))]);
  return `${names}\n|${' --- |'.repeat(servers.length + 1)}`;
}

function line(cells: readonly string[]): string {
  return `| ${cells.map(plain).join(' | ')} |`;
}

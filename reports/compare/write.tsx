import { renderToString } from 'preact-render-to-string';
import { inlineStyle } from '../html/style-source.ts';
import { COMPARISON } from '../html/style/comparison.ts';
import { STYLE_SHEET } from '../html/style/style-sheet.ts';
import type { ReportFile } from '../report-file.ts';
import type { Writer } from '../writers.ts';
import type { Comparison } from './comparison.ts';
import { write as writeMarkdown } from './markdown.ts';
import { Page } from './page.tsx';

/** The formats that a comparison can be written in. */
export const COMPARISON_WRITERS: readonly Writer<Comparison>[] = [
  {
    name: 'html',
    description: 'for people: one file with scores, and the requirements on which the servers differ',
    fileName: 'comparison.html',
    write: writeHtml,
  },
  {
    name: 'markdown',
    description: 'the same as tables for a page or a pull request',
    fileName: 'comparison.md',
    write: writeMarkdown,
  },
];

function writeHtml(comparison: Comparison, fileName: string): readonly ReportFile[] {
  const style = inlineStyle(`${STYLE_SHEET}${COMPARISON}`);
  const page = renderToString(<Page comparison={comparison} style={style} />);
  return [{ path: fileName, content: `<!DOCTYPE html>\n${page}\n` }];
}

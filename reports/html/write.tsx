import { renderToString } from 'preact-render-to-string';
import type { RunResult } from '../../runner/model/result.ts';
import type { ReportFile } from '../report-file.ts';
import { Page } from './page.tsx';
import { inlineStyle, styleBeside } from './style-source.ts';
import type { Style } from './style-source.ts';
import { STYLE_SHEET } from './style/style-sheet.ts';

/** The report as one file that needs nothing else. */
export function write(result: RunResult, fileName: string): readonly ReportFile[] {
  return [{ path: fileName, content: page(result, inlineStyle(STYLE_SHEET)) }];
}

/** The report with its style sheet in a file of its own. */
export function writeWithStyleSheet(result: RunResult, fileName: string): readonly ReportFile[] {
  const path = `${fileName.replace(/\.html?$/i, '')}.css`;
  return [
    { path: fileName, content: page(result, styleBeside(path)) },
    { path, content: STYLE_SHEET },
  ];
}

function page(result: RunResult, style: Style): string {
  return `<!DOCTYPE html>\n${renderToString(<Page result={result} style={style} />)}\n`;
}

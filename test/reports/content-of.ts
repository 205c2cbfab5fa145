import { textOf, type ReportFile } from '../../reports/report-file.ts';

/** The content of a file that a writer should have made, as one text. */
export function contentOf(file: ReportFile | undefined): string {
  if (file === undefined) throw new Error('the writer made no such file');
  return textOf(file);
}

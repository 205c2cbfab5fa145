import { readFile } from 'node:fs/promises';
import { consoleSummary } from '../../reports/console/write.ts';
import { readResult } from '../../reports/json/read-result.ts';
import type { ExitStatus } from '../model/outcome.ts';
import type { RunResult } from '../model/result.ts';
import { mistake, Mistakes, UsageError, type Mistake } from './mistake.ts';
import type { RenderOptionValues } from './option-values.ts';
import { parseReports } from './parse-reporting.ts';
import { writeReports } from './report-files.ts';
import { reasonOf } from './system-error.ts';
import type { Terminal } from './terminal.ts';

/** `report` as it was called. */
export interface ReportCall {
  readonly path: string;
  readonly values: RenderOptionValues;
  readonly terminal: Terminal;
}

/** `pop3spec report`: renders a saved result as the run itself would have; its status says whether that could be done. */
export async function reportCommand({ path, values, terminal }: ReportCall): Promise<ExitStatus> {
  const mistakes = new Mistakes();
  const result = mistakes.keep(await savedResult(path));
  const requests = await parseReports(values.report ?? [], mistakes);
  if (result === null || mistakes.messages.length > 0) throw new UsageError(mistakes.messages);
  const { paths, mistakes: unwritten } = await writeReports(result, requests);
  const { write, colourLevel } = terminal.out;
  if (requests.length === 0) write(consoleSummary(result, { colourLevel, detail: 'short', reports: [] }));
  write(paths.map((written) => `report: ${written}\n`).join(''));
  if (unwritten.length > 0) throw new UsageError(unwritten.map(({ message }) => message));
  return 0;
}

async function savedResult(path: string): Promise<RunResult | Mistake> {
  try {
    const result = readResult(await readFile(path, 'utf8'));
    return 'kind' in result ? mistake(`"${path}": ${result.message}`) : result;
  } catch (error) {
    return mistake(`result "${path}" cannot be read: ${reasonOf(error)}`);
  }
}

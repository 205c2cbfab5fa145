import { consoleSummary } from '../../reports/console/write.ts';
import { WRITERS } from '../../reports/writers.ts';
import type { ExitStatus } from '../model/outcome.ts';
import { compareCommand } from './compare-command.ts';
import { Mistakes, UsageError } from './mistake.ts';
import type { RenderOptionValues } from './option-values.ts';
import { parseReports } from './parse-reporting.ts';
import { writeReports } from './report-files.ts';
import { savedResult } from './saved-result.ts';
import type { Terminal } from './terminal.ts';

/** `report` as it was called. */
export interface ReportCall {
  readonly paths: readonly string[];
  readonly values: RenderOptionValues;
  readonly terminal: Terminal;
}

/** `pop3spec report`: renders a saved result as the run itself would have; its status says whether that could be done. */
export async function reportCommand(call: ReportCall): Promise<ExitStatus> {
  const { paths, values, terminal } = call;
  if (values.compare === true) return compareCommand(call);
  const [path = '', ...others] = paths;
  const mistakes = new Mistakes();
  if (others.length > 0) mistakes.add('several results: --compare puts them side by side');
  const result = mistakes.keep(await savedResult(path));
  const requests = await parseReports(values.report ?? [], WRITERS, mistakes);
  if (result === null || mistakes.messages.length > 0) throw new UsageError(mistakes.messages);
  const { paths: written, mistakes: unwritten } = await writeReports(result, requests);
  const { write, colourLevel } = terminal.out;
  if (requests.length === 0) write(consoleSummary(result, { colourLevel, detail: 'short', reports: [] }));
  write(written.map((one) => `report: ${one}\n`).join(''));
  if (unwritten.length > 0) throw new UsageError(unwritten.map(({ message }) => message));
  return 0;
}

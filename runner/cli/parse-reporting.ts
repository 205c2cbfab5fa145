import { WRITERS, type Writer } from '../../reports/writers.ts';
import { parseFailOn, type FailOn } from './parse-fail-on.ts';
import { probeReport } from './report-files.ts';
import { contestedPaths, defaultReports, parseReport, type ReportRequest } from './report-request.ts';
import type { Mistakes } from './mistake.ts';
import type { ReportOptionValues } from './option-values.ts';

/** How much is told while a run goes on, and after it. */
export type Verbosity = 'quiet' | 'normal' | 'verbose' | 'trace';

/** What is reported, and what makes the run fail. */
export interface Reporting extends FailOn {
  readonly reports: readonly ReportRequest[];
  readonly verbosity: Verbosity;
  /** Path of the file of known deviations. */
  readonly baseline?: string | undefined;
}

/** Reads the options about reports, and makes sure that every report can be written. */
export async function parseReporting(values: ReportOptionValues, mistakes: Mistakes): Promise<Reporting> {
  return {
    reports: await parseResultReports(values.report ?? null, mistakes),
    ...parseFailOn(values.failOn),
    verbosity: verbosityOf(values, mistakes),
    baseline: values.baseline,
  };
}

/** The word that asks for no report at all. */
const NO_REPORTS = 'none';

/** Reads the values of `--report`; null stands for those that are written when there is none. */
async function parseResultReports(
  given: readonly string[] | null,
  mistakes: Mistakes,
): Promise<readonly ReportRequest[]> {
  if (given !== null) return parseReports(given, WRITERS, mistakes);
  return writable(defaultReports(), mistakes);
}

/** Reads the values of `--report` of which each asks for one of these formats. */
export async function parseReports<Subject>(
  given: readonly string[],
  writers: readonly Writer<Subject>[],
  mistakes: Mistakes,
): Promise<readonly ReportRequest<Subject>[]> {
  if (given.includes(NO_REPORTS)) {
    if (given.length > 1) mistakes.add('--report none excludes other reports');
    return [];
  }
  const parsed = given.map((text) => parseReport(text, writers));
  return writable(mistakes.keepAll(parsed), mistakes);
}

async function writable<Subject>(
  requests: readonly ReportRequest<Subject>[],
  mistakes: Mistakes,
): Promise<readonly ReportRequest<Subject>[]> {
  for (const path of contestedPaths(requests)) mistakes.add(`two reports want the path "${path}"`);
  for (const problem of await Promise.all(requests.map(probeReport)))
    if (problem !== null) mistakes.keep(problem);
  return requests;
}

function verbosityOf({ quiet, verbose, trace }: ReportOptionValues, mistakes: Mistakes): Verbosity {
  if (quiet === true && (verbose ?? trace) === true) mistakes.add('--quiet excludes --verbose and --trace');
  if (quiet === true) return 'quiet';
  if (trace === true) return 'trace';
  return verbose === true ? 'verbose' : 'normal';
}

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
    reports: await parseReports(values.report ?? null, mistakes),
    ...parseFailOn(values.failOn),
    verbosity: verbosityOf(values, mistakes),
    baseline: values.baseline,
  };
}

/** The word that asks for no report at all. */
const NO_REPORTS = 'none';

/** Reads the values of `--report`; null stands for those that are written when there is none. */
export async function parseReports(
  given: readonly string[] | null,
  mistakes: Mistakes,
): Promise<readonly ReportRequest[]> {
  if (given?.includes(NO_REPORTS) === true) {
    if (given.length > 1) mistakes.add('--report none excludes other reports');
    return [];
  }
  const requests = given === null ? defaultReports() : mistakes.keepAll(given.map(parseReport));
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

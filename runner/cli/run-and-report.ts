import { secretsOf } from '../maildrop/secrets-of.ts';
import { consoleSummary, consoleVerdict } from '../../reports/console/write.ts';
import { legible } from '../../reports/text/legible.ts';
import type { RunEvent } from '../model/event.ts';
import type { ExitStatus } from '../model/outcome.ts';
import type { RunResult } from '../model/result.ts';
import { createRedactor } from '../wire/redaction.ts';
import { bugReport } from './bug.ts';
import { conductRun, type ConductedRun, type ReadyRun } from './conduct-run.ts';
import { crashWatch } from './crash-watch.ts';
import type { Interruption } from './interrupt.ts';
import type { Reporting, Verbosity } from './parse-reporting.ts';
import { liveLine } from './progress/live-line.ts';
import { plainLines } from './progress/plain-lines.ts';
import { scenarioLines } from './progress/scenario-lines.ts';
import { writeReports } from './report-files.ts';
import type { Channel, Terminal } from './terminal.ts';

/** How a run is told. */
export interface Telling {
  readonly reporting: Reporting;
  readonly terminal: Terminal;
  readonly interruption: Interruption;
}

/** Conducts a run, tells how it goes, writes the reports and the summary. */
export async function runAndReport(run: ReadyRun, telling: Telling): Promise<ExitStatus> {
  const watch = crashWatch();
  telling.terminal.err.write(run.known?.warnings ?? '');
  const conducted = await conductRun(run, {
    signal: telling.interruption.signal,
    onEvent: observer(telling.reporting.verbosity, telling.terminal.err),
    crashed: watch.crashed,
  });
  // What broke may go on, and break again while the reports are written: nobody else is to hear of that.
  if (conducted.bug === null) watch.release();
  tellLastWords(conducted.lastWords, telling.terminal.err);
  const reported = conducted.result === null ? 0 : await report(conducted.result, telling);
  telling.interruption.release();
  return conducted.bug === null ? reported : tellBug(run, conducted.bug, telling.terminal);
}

function observer(verbosity: Verbosity, channel: Channel): (event: RunEvent) => void {
  switch (verbosity) {
    case 'quiet':
      return () => undefined;
    case 'normal':
      return channel.isLive ? liveLine(channel) : plainLines(channel);
    case 'verbose':
      return scenarioLines(channel, 'outcome');
    case 'trace':
      return scenarioLines(channel, 'transcript');
  }
}

/** What a server that failed us wrote: the cause stands there, if anywhere. */
export function tellLastWords(lines: readonly string[], { write }: Channel): void {
  if (lines.length === 0) return;
  write(['the last that it wrote:', ...lines.map((line) => `  | ${legible(line)}`), ''].join('\n'));
}

async function report(result: RunResult, { reporting, terminal }: Telling): Promise<ExitStatus> {
  const { paths, mistakes } = await writeReports(result, reporting.reports);
  const { colourLevel, write } = terminal.out;
  const { verbosity } = reporting;
  const detail = verbosity === 'normal' ? 'short' : 'full';
  write(
    verbosity === 'quiet'
      ? consoleVerdict(result, colourLevel)
      : consoleSummary(result, { colourLevel, detail, reports: paths }),
  );
  for (const { message } of mistakes) terminal.err.write(`error: ${legible(message)}\n`);
  const { exitStatus } = result.scorecard;
  // A build must not go on as if the reports were there.
  return mistakes.length > 0 && exitStatus === 0 ? 3 : exitStatus;
}

function tellBug(
  { settings }: ReadyRun,
  bug: NonNullable<ConductedRun['bug']>,
  { err }: Terminal,
): ExitStatus {
  const redactor = createRedactor(settings.accounts.flatMap(secretsOf));
  err.write(redactor.text(bugReport(bug.error)));
  return 3;
}

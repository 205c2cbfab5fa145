import type { ExitStatus } from '../model/outcome.ts';
import type { GivenValues } from './given-values.ts';
import { interruption, type Interruption } from './interrupt.ts';
import { parseReporting } from './parse-reporting.ts';
import { preparedRun } from './prepared-run.ts';
import { runAndReport } from './run-and-report.ts';
import type { Terminal } from './terminal.ts';

/** `run` as it was called. */
export interface RunCall extends GivenValues {
  readonly terminal: Terminal;
}

/** `pop3spec run`: everything is checked before the first octet is sent, and all that is wrong is told at once. */
export async function runCommand({ terminal, ...given }: RunCall): Promise<ExitStatus> {
  const interrupts = interruptionOf(terminal);
  const { run, judging: reporting } = await preparedRun(given, {
    terminal,
    signal: interrupts.signal,
    judging: async (mistakes) => parseReporting(given.values, mistakes),
  });
  return runAndReport(run, { reporting, terminal, interruption: interrupts });
}

/** Ctrl-C with a word about what happens next. */
export function interruptionOf({ err }: Terminal): Interruption {
  return interruption(() => err.write('\ninterrupted: the reports follow; Ctrl-C again ends at once\n'));
}

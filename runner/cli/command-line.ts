import { CommanderError } from 'commander';
import { legible } from '../../reports/text/legible.ts';
import { bugReport } from './bug.ts';
import { UsageError } from './mistake.ts';
import { createProgram } from './program.ts';
import { drained, lostOutput, processTerminal, type Terminal } from './terminal.ts';
import type { ExitStatus } from '../model/outcome.ts';

/**
 * Runs one command and ends the process with its status. It ends it by force: a socket left open by a failed run must
 * not keep a build waiting.
 */
export async function runCommandLine(words: readonly string[]): Promise<never> {
  const terminal = processTerminal();
  if (isHomeless()) {
    terminal.err.write(
      'error: the folder in which pop3spec was started is gone: change to one that is there\n',
    );
    await drained();
    process.exit(2);
  }
  process.on('uncaughtException', (error) => lastResort(error, terminal));
  const status = await statusOf(words, terminal);
  await drained();
  const lost = lostOutput();
  process.exit(lost === null ? status : await withoutOutput(lost, terminal));
}

/** Whoever counts on the printed result must not take half of it for the whole. */
async function withoutOutput(why: string, { err }: Terminal): Promise<3> {
  err.write(`error: not all output could be written: ${why}\n`);
  await drained();
  return 3;
}

/** Whether the working folder was removed: no path can be resolved then. */
function isHomeless(): boolean {
  try {
    process.cwd();
    return false;
  } catch {
    return true;
  }
}

async function statusOf(words: readonly string[], terminal: Terminal): Promise<ExitStatus> {
  let status: ExitStatus = 0;
  const program = createProgram({ words, terminal, ended: (reached) => (status = reached) });
  try {
    await program.parseAsync(words, { from: 'user' });
    return status;
  } catch (error) {
    return statusOfError(error, terminal);
  }
}

function statusOfError(error: unknown, { err }: Terminal): ExitStatus {
  // Commander has printed its message already; help asked for is no error.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof UsageError) {
    err.write(error.messages.map((message) => `error: ${legible(message)}\n`).join('') + error.diagnostics);
    return 2;
  }
  err.write(bugReport(error));
  return 3;
}

/** An exception that nobody caught must not look like deviations (1), which is what Node makes of it. */
function lastResort(error: unknown, { err }: Terminal): void {
  // During a run somebody nearer to it listens, and sees to the reports.
  if (process.listenerCount('uncaughtException') > 1) return;
  err.write(bugReport(error));
  process.exit(3);
}

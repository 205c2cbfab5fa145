import type { ExitStatus } from '../model/outcome.ts';
import { commandOf } from './command-of.ts';
import { interruption, type Interruption } from './interrupt.ts';
import { Mistakes, UsageError } from './mistake.ts';
import { originNote, tellWarnings, type GivenValues } from './given-values.ts';
import { parseNarrowing } from './parse-narrowing.ts';
import { parseReporting } from './parse-reporting.ts';
import { parseAccess } from './parse-access.ts';
import { parseServer } from './parse-server.ts';
import { withTypedPasswords } from './typed-passwords.ts';
import { chooseScenarios, provisionerFor, readyRun } from './prepare-run.ts';
import { runAndReport } from './run-and-report.ts';
import type { RunSettings } from './run-settings.ts';
import { commandsFor } from './server/server-settings.ts';
import type { Terminal } from './terminal.ts';

/** `run` as it was called. */
export interface RunCall extends GivenValues {
  readonly terminal: Terminal;
}

/** `pop3spec run`: everything is checked before the first octet is sent, and all that is wrong is told at once. */
export async function runCommand({ terminal, ...given }: RunCall): Promise<ExitStatus> {
  const { target, values, words } = given;
  const mistakes = new Mistakes();
  const access = await parseAccess(target, values, mistakes);
  const server = parseServer(values, mistakes);
  const reporting = await parseReporting(values, mistakes);
  const narrowing = parseNarrowing(values, mistakes);
  const interrupts = interruptionOf(terminal);
  const mayEmpty = narrowing.allow.includes('deletes');
  const provisioner = mistakes.keep(
    provisionerFor(values.provision, { mayEmpty, signal: interrupts.signal }),
  );
  const suites = values.suite ?? [];
  const scenarios = await chooseScenarios({ suites, narrowing, ...reporting });
  const messages = [...mistakes.messages, ...scenarios.problems.messages];
  if (provisioner === null || messages.length > 0 || scenarios.problems.diagnostics !== '') {
    throw new UsageError(messages, scenarios.problems.diagnostics + originNote(given));
  }
  tellWarnings([...given.warnings, ...mistakes.warnings], terminal.err);
  const { accounts } = await withTypedPasswords(access, { terminal, signal: interrupts.signal });
  const command = commandOf(words, accounts);
  const { provision } = values;
  const settings: RunSettings = {
    ...access,
    accounts,
    provision,
    suites,
    narrowing,
    server: commandsFor(server, access),
    failOn: reporting.failOn,
    failOnApart: reporting.failOnApart,
    command,
  };
  return runAndReport(readyRun(settings, scenarios, provisioner), {
    reporting,
    terminal,
    interruption: interrupts,
  });
}

/** Ctrl-C with a word about what happens next. */
export function interruptionOf({ err }: Terminal): Interruption {
  return interruption(() => err.write('\ninterrupted: the reports follow; Ctrl-C again ends at once\n'));
}

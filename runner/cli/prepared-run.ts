import type { ReadyRun } from './conduct-run.ts';
import { commandOf } from './command-of.ts';
import { originNote, tellWarnings, type GivenValues } from './given-values.ts';
import { Mistakes, UsageError } from './mistake.ts';
import type { AccessOptionValues, SelectionOptionValues } from './option-values.ts';
import { parseAccess } from './parse-access.ts';
import type { FailOn } from './parse-fail-on.ts';
import { parseNarrowing } from './parse-narrowing.ts';
import { parseServer } from './parse-server.ts';
import { chooseScenarios, provisionerFor, readyRun } from './prepare-run.ts';
import type { RunSettings } from './run-settings.ts';
import { commandsFor } from './server/server-settings.ts';
import type { Terminal } from './terminal.ts';
import { withTypedPasswords } from './typed-passwords.ts';

/** How a command prepares its run. */
export interface Preparation<Judging extends Judged> {
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
  /** Reads the options that are the command's own. */
  readonly judging: (mistakes: Mistakes) => Promise<Judging>;
}

/** What a result is held against. */
export interface Judged extends FailOn {
  /** Path of the file of known deviations. */
  readonly baseline?: string | undefined;
}

/** A run that can begin, and what it is judged by. */
export interface PreparedRun<Judging extends Judged> {
  readonly run: ReadyRun;
  readonly judging: Judging;
}

/**
 * Reads and checks all that a run goes by; nothing is sent. Throws a UsageError that tells all that is wrong at once.
 * Passwords are asked for when nothing else is.
 */
export async function preparedRun<Judging extends Judged>(
  given: GivenValues<AccessOptionValues & SelectionOptionValues>,
  { terminal, signal, judging: read }: Preparation<Judging>,
): Promise<PreparedRun<Judging>> {
  const mistakes = new Mistakes();
  const { target, values, words } = given;
  const { provision, suite: suites = [] } = values;
  const access = await parseAccess(target, values, mistakes);
  const server = parseServer(values, mistakes);
  const judging = await read(mistakes);
  const narrowing = parseNarrowing(values, mistakes);
  const { allow } = narrowing;
  const { canary } = access;
  const provisioner = mistakes.keep(provisionerFor(provision, { allow, canary, signal }));
  const scenarios = await chooseScenarios({ suites, narrowing, ...judging });
  const messages = [...mistakes.messages, ...scenarios.problems.messages];
  if (provisioner === null || messages.length > 0 || scenarios.problems.diagnostics !== '') {
    throw new UsageError(messages, scenarios.problems.diagnostics + originNote(given));
  }
  tellWarnings([...given.warnings, ...mistakes.warnings], terminal.err);
  const { accounts } = await withTypedPasswords(access, { terminal, signal });
  const settings: RunSettings = {
    ...access,
    failOn: judging.failOn,
    failOnApart: judging.failOnApart,
    accounts,
    provision,
    suites,
    narrowing,
    server: commandsFor(server, access),
    command: commandOf(words, accounts),
  };
  return { run: readyRun(settings, scenarios, provisioner), judging };
}

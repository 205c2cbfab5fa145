import { release, type as systemName } from 'node:os';
import { consoleDiagnosis } from '../../reports/console/diagnosis.ts';
import { examine, type ExaminationLeave } from '../execute/examine.ts';
import type { Diagnosis } from '../model/diagnosis.ts';
import type { ExitStatus } from '../model/outcome.ts';
import { digestOf } from '../suite/digest.ts';
import { commandOf } from './command-of.ts';
import { environmentOf, type ReadyRun } from './conduct-run.ts';
import { diagnosisOf } from './diagnose/diagnosis-of.ts';
import { originNote, tellWarnings, type GivenValues } from './given-values.ts';
import { interruption } from './interrupt.ts';
import { Mistakes, UsageError } from './mistake.ts';
import type { DoctorOptionValues } from './option-values.ts';
import { parseAccess } from './parse-access.ts';
import { parseNarrowing } from './parse-narrowing.ts';
import { parseServer } from './parse-server.ts';
import { chooseScenarios, provisionerFor, readyRun } from './prepare-run.ts';
import { isLoopback } from './options/target.ts';
import { tellLastWords } from './run-and-report.ts';
import { serverProcessFor } from './server/server-process.ts';
import { commandsFor } from './server/server-settings.ts';
import type { Terminal } from './terminal.ts';
import { withTypedPasswords } from './typed-passwords.ts';
import { packageVersion } from './version.ts';

/** `doctor` as it was called. */
export interface DoctorCall extends GivenValues<DoctorOptionValues> {
  readonly terminal: Terminal;
}

/** `pop3spec doctor`: does all that `run` does before its first scenario, and tells what would stand in the way. */
export async function doctorCommand(call: DoctorCall): Promise<ExitStatus> {
  const { terminal, values } = call;
  const interrupts = interruption(() => terminal.err.write('\ninterrupted\n'));
  const run = await prepared(call, interrupts.signal);
  const { diagnosis, lastWords } = await diagnosed(run, interrupts.signal);
  tellLastWords(lastWords, terminal.err);
  const { write, colourLevel } = terminal.out;
  write(
    values.json === true
      ? `${JSON.stringify(diagnosis, null, 2)}\n`
      : consoleDiagnosis(diagnosis, colourLevel),
  );
  interrupts.release();
  return diagnosis.checks.some(({ state }) => state === 'failed') ? 3 : 0;
}

async function prepared({ terminal, ...given }: DoctorCall, signal: AbortSignal): Promise<ReadyRun> {
  const { target, values, words } = given;
  const mistakes = new Mistakes();
  const access = await parseAccess(target, values, mistakes);
  const server = parseServer(values, mistakes);
  const narrowing = parseNarrowing(values, mistakes);
  const mayEmpty = narrowing.allow.includes('deletes');
  const provisioner = mistakes.keep(provisionerFor(values.provision, { mayEmpty, signal }));
  const suites = values.suite ?? [];
  const scenarios = await chooseScenarios({ suites, narrowing, failOnApart: [] });
  const messages = [...mistakes.messages, ...scenarios.problems.messages];
  if (provisioner === null || messages.length > 0 || scenarios.problems.diagnostics !== '')
    throw new UsageError(messages, scenarios.problems.diagnostics + originNote(given));
  tellWarnings([...given.warnings, ...mistakes.warnings], terminal.err);
  const { accounts } = await withTypedPasswords(access, { terminal, signal });
  const settings = {
    ...access,
    accounts,
    provision: values.provision,
    suites,
    narrowing,
    server: commandsFor(server, access),
    failOn: 'MUST',
    failOnApart: [],
    command: commandOf(words, accounts),
  } as const;
  return readyRun(settings, scenarios, provisioner);
}

interface Diagnosed {
  readonly diagnosis: Diagnosis;
  readonly lastWords: readonly string[];
}

async function diagnosed(run: ReadyRun, signal: AbortSignal): Promise<Diagnosed> {
  const { settings, provisioner, loaded } = run;
  const server = serverProcessFor(settings);
  const leave = leaveFor(run);
  try {
    const examination = await examine(run.plan, environmentOf({ run, server }, signal), leave);
    const diagnosis = diagnosisOf(
      { settings, provisioner, leave, examination },
      {
        tool: { version: packageVersion(), suiteDigest: digestOf(loaded) },
        system: { node: process.version, os: `${systemName()} ${release()} ${process.arch}` },
      },
    );
    return { diagnosis, lastWords: server?.lastWords ?? [] };
  } finally {
    await server?.stop();
  }
}

/** On this machine a server under test is there to be tested; elsewhere nothing is done without leave. */
function leaveFor({ settings: { host, narrowing } }: ReadyRun): ExaminationLeave {
  const { allow } = narrowing;
  return {
    logins: isLoopback(host) || allow.includes('bad-logins'),
    placing: isLoopback(host) || allow.includes('deletes'),
  };
}

import { release, type as systemName } from 'node:os';
import { consoleDiagnosis } from '../../reports/console/diagnosis.ts';
import { examine, type ExaminationLeave } from '../execute/examine.ts';
import type { Diagnosis } from '../model/diagnosis.ts';
import type { ExitStatus } from '../model/outcome.ts';
import { digestOf } from '../suite/digest.ts';
import { environmentOf, type ReadyRun } from './conduct-run.ts';
import { diagnosisOf } from './diagnose/diagnosis-of.ts';
import type { GivenValues } from './given-values.ts';
import { interruption } from './interrupt.ts';
import type { DoctorOptionValues } from './option-values.ts';
import type { FailOn } from './parse-fail-on.ts';
import { preparedRun } from './prepared-run.ts';
import { isLoopback } from './options/target.ts';
import { tellLastWords } from './run-and-report.ts';
import { serverProcessFor } from './server/server-process.ts';
import type { Terminal } from './terminal.ts';
import { packageVersion } from './version.ts';

/** What would fail a run is not asked: nothing is judged. */
const FAIL_ON: FailOn = { failOn: 'MUST', failOnApart: [] };

/** `doctor` as it was called. */
export interface DoctorCall extends GivenValues<DoctorOptionValues> {
  readonly terminal: Terminal;
}

/** `pop3spec doctor`: does all that `run` does before its first scenario, and tells what would stand in the way. */
export async function doctorCommand(call: DoctorCall): Promise<ExitStatus> {
  const { terminal, values } = call;
  const interrupts = interruption(() => terminal.err.write('\ninterrupted\n'));
  const { signal } = interrupts;
  const { run } = await preparedRun(call, {
    terminal,
    signal,
    judging: async () => Promise.resolve(FAIL_ON),
  });
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

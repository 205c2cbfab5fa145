import type { Environment, Target } from '../execute/environment/environment.ts';
import { execute } from '../execute/execute.ts';
import type { Provisioner } from '../maildrop/provisioner.ts';
import type { RunEvent } from '../model/event.ts';
import type { Plan } from '../model/plan.ts';
import type { RunResult } from '../model/result.ts';
import { foldRun } from '../score/fold-run.ts';
import { applyFeatures } from '../suite/apply-features.ts';
import { digestOf } from '../suite/digest.ts';
import type { Loaded } from '../suite/loaded.ts';
import { startClock } from '../wire/clock.ts';
import { TlsClient } from '../wire/tls-client.ts';
import type { KnownDeviations } from './load-baseline.ts';
import type { RunSettings } from './run-settings.ts';
import { serverProcessFor, type ServerProcess } from './server/server-process.ts';
import { packageVersion } from './version.ts';

/** A run that can begin: nothing that the user may have got wrong is left. */
export interface ReadyRun {
  readonly settings: RunSettings;
  readonly loaded: Loaded;
  readonly plan: Plan;
  readonly provisioner: Provisioner;
  /** The known deviations; null when none are declared. */
  readonly known: KnownDeviations | null;
}

/** How a run is watched and cut short. */
export interface Conduct {
  readonly signal: AbortSignal;
  readonly onEvent: (event: RunEvent) => void;
  /** Rejects when something outside the run's own promises went wrong: an exception that nobody caught. */
  readonly crashed?: Promise<never>;
}

/** What became of a run. */
export interface ConductedRun {
  /** Null when it broke down before it had begun. */
  readonly result: RunResult | null;
  /** What broke it, when this program is at fault. */
  readonly bug: { readonly error: unknown } | null;
  /** The last lines of a server that did not come up or died, or of a reset that failed. */
  readonly lastWords: readonly string[];
}

/** Executes the plan and folds what happened into a result, also when it breaks down half way. */
export async function conductRun(run: ReadyRun, conduct: Conduct): Promise<ConductedRun> {
  const events: RunEvent[] = [];
  const emit = (event: RunEvent): void => {
    events.push(event);
    conduct.onEvent(event);
  };
  const server = serverProcessFor(run.settings);
  const work = executed({ run, server }, conduct.signal, emit);
  const bug = await bugIn(Promise.race([work, conduct.crashed ?? never()]));
  await run.provisioner.close();
  await server?.stop();
  const begun = events.some(({ type }) => type === 'run-started');
  return { result: begun ? resultOf(run, events) : null, bug, lastWords: server?.lastWords ?? [] };
}

async function executed(made: MadeRun, signal: AbortSignal, emit: (event: RunEvent) => void): Promise<void> {
  await execute(made.run.plan, environmentOf(made, signal), emit);
}

/** A run and the process of its server, where that is the run's. */
interface MadeRun {
  readonly run: ReadyRun;
  readonly server: ServerProcess | null;
}

/** The world that a run is executed in, which begins now. */
export function environmentOf({ run, server }: MadeRun, signal: AbortSignal): Environment {
  const { settings, loaded, provisioner } = run;
  return {
    target: targetOf(settings),
    accounts: settings.accounts,
    caps: settings.caps,
    ...(settings.canary === null ? {} : { canary: settings.canary }),
    ...(settings.login === null ? {} : { login: settings.login }),
    provisioner,
    ...(server === null ? {} : { server }),
    fixtures: new Map(loaded.messages.map((message) => [message.name, message])),
    applyFeatures,
    startedAt: new Date().toISOString(),
    clock: startClock(),
    signal,
  };
}

function targetOf({ host, port, timeoutMs, tls }: RunSettings): Target {
  const { way, credentials, certificate } = tls;
  return { host, port, timeoutMs, tls: { way, client: new TlsClient(credentials), certificate } };
}

async function bugIn(work: Promise<void>): Promise<ConductedRun['bug']> {
  try {
    await work;
    return null;
  } catch (error) {
    return { error };
  }
}

async function never(): Promise<never> {
  return new Promise(() => undefined);
}

function resultOf(
  { settings, loaded, provisioner, known }: ReadyRun,
  events: readonly RunEvent[],
): RunResult {
  return foldRun(events, loaded.catalogues, {
    tool: { version: packageVersion(), suiteDigest: digestOf(loaded) },
    target: { host: settings.host, port: settings.port },
    provisioner: provisioner.name,
    command: settings.command,
    failOn: settings.failOn,
    failOnApart: settings.failOnApart,
    ...(known === null ? {} : { baseline: known }),
  });
}

import { createAuthority, type Authority, type Certificate } from '../../fixtures/certificates.ts';
import type { FixtureMessage, MessageForm } from '../../runner/model/message.ts';
import type { Plan, PlannedScenario } from '../../runner/model/plan.ts';
import type { Step } from '../../runner/model/suite.ts';
import type { TlsWay } from '../../runner/model/tls.ts';
import { formatDiagnostics } from '../../runner/suite/format-diagnostic.ts';
import { packageRoot } from '../../runner/suite/package-root.ts';
import { planRun } from '../../runner/suite/plan-run.ts';
import { readSuites } from '../../runner/suite/read-suites.ts';
import { EVERYTHING, type Selection } from '../../runner/suite/selection.ts';
import { ACCOUNTS } from './accounts.ts';
import { PATIENCE_MS } from './patience.ts';

/** What every server of the matrix is asked. */
export interface World {
  /** All scenarios; the slow ones are skipped. */
  readonly plan: Plan;
  /** Ids of the scenarios with very many messages, or very large ones. */
  readonly large: ReadonlySet<string>;
  readonly fixtures: ReadonlyMap<string, FixtureMessage>;
  /** Time without a command after which the server ends a session. */
  readonly autologoutMs: number;
  /** Header fields that every message has in front of it when it is delivered. */
  readonly traceFields: string;
  /** How the run's connections come under TLS. */
  readonly way: TlsWay;
  readonly tls: WorldTls;
}

/** The certificate of the servers, and what the clients know of it. */
export interface WorldTls {
  readonly certificate: Certificate;
  /** The authority that clients trust. */
  readonly authority: Authority;
  /** The name that the server is asked for. */
  readonly hostName: string;
}

/** How a world differs from the common one. */
export interface WorldOptions {
  /** Header fields that every message has in front of it when it is delivered; none when left out. */
  readonly traceFields?: string;
  /** In clear when left out. */
  readonly way?: TlsWay;
}

/** All scenarios that are not slow. */
export async function readWorld({ traceFields = '', way = 'none' }: WorldOptions = {}): Promise<World> {
  const form = traceFields === '' ? 'as-given' : 'header-fields-in-front';
  const world = await readAll(EVERYTHING, form, way);
  return {
    ...world,
    traceFields,
    plan: { scenarios: world.plan.scenarios.map((each) => withSteps(each, impatient)) },
  };
}

/** The slow ones alone, with minutes that take so long. */
export async function readSlowWorld(minuteMs: number): Promise<World> {
  const world = await readAll({ ...EVERYTHING, slow: true }, 'as-given', 'none');
  const slow = world.plan.scenarios.filter(({ impact }) => impact.includes('slow'));
  const quick = (step: Step): Step => impatient(quicker(step, minuteMs / 60_000));
  return {
    ...world,
    plan: { scenarios: slow.map((each) => withSteps(each, quick)) },
    autologoutMs: 15 * minuteMs,
  };
}

/** The world with the scenarios of these suites alone: the folders below suites/. */
export function only(world: World, suites: readonly string[]): World {
  const isOf = ({ id }: PlannedScenario): boolean => suites.some((suite) => id.startsWith(`${suite}/`));
  return { ...world, plan: { scenarios: world.plan.scenarios.filter(isOf) } };
}

async function readAll(selection: Selection, form: MessageForm, way: TlsWay): Promise<World> {
  const loaded = await readSuites({ root: packageRoot() });
  if (loaded.diagnostics.length > 0) throw new Error(formatDiagnostics(loaded.diagnostics, loaded.sources));
  const provisioner = { name: 'embedded', knowsContent: true, canDelete: true, canAdd: true, form };
  const plan = planRun(loaded, selection, {
    loopback: true,
    tls: way,
    provisioner,
    accounts: ACCOUNTS.length,
    hasToken: true,
  });
  const fixtures = new Map(loaded.messages.map((message) => [message.name, message]));
  return {
    plan,
    large: new Set(plan.scenarios.filter((each) => isLarge(each, fixtures)).map(({ id }) => id)),
    fixtures,
    autologoutMs: Infinity,
    traceFields: '',
    way,
    tls: await tlsOfWorlds(),
  };
}

const HOST_NAME = 'pop.example.org';

/** Made once in a process: all servers of all worlds show the same certificate. */
async function tlsOfWorlds(): Promise<WorldTls> {
  made ??= makeTls();
  return made;
}

let made: Promise<WorldTls> | undefined;

async function makeTls(): Promise<WorldTls> {
  const authority = await createAuthority('the authority of the matrix');
  const certificate = await authority.issue({ names: [HOST_NAME] });
  return { certificate, authority, hostName: HOST_NAME };
}

const LARGE_OCTETS = 200_000;
const LARGE_COUNT = 500;

function isLarge({ scenario }: PlannedScenario, fixtures: World['fixtures']): boolean {
  const messages = scenario.maildrop === 'any' ? [] : scenario.maildrop;
  return messages.some((entry) => {
    const { message, times } = typeof entry === 'string' ? { message: entry, times: 1 } : entry;
    return Number(times) > LARGE_COUNT || (fixtures.get(message)?.octets.length ?? 0) > LARGE_OCTETS;
  });
}

function withSteps(planned: PlannedScenario, change: (step: Step) => Step): PlannedScenario {
  return { ...planned, scenario: { ...planned.scenario, steps: planned.scenario.steps.map(change) } };
}

/** Scenarios allow a real server half a minute after a wrong password; no server here needs it. */
function impatient(step: Step): Step {
  if (!('withinMs' in step)) return step;
  return { ...step, withinMs: Math.min(step.withinMs, PATIENCE_MS) };
}

/** What is computed is what the server asks for, and passes as it says. */
function quicker(step: Step, factor: number): Step {
  if ('silent' in step) return { ...step, silent: Math.round(step.silent * factor) };
  if (!('pause' in step) || typeof step.pause === 'string') return step;
  return { ...step, pause: Math.round(step.pause * factor) };
}

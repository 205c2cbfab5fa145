import { parseProvisioner } from '../maildrop/parse-provisioner.ts';
import type { Provisioner } from '../maildrop/provisioner.ts';
import type { Plan } from '../model/plan.ts';
import { planRun } from '../suite/plan-run.ts';
import { checkSelection, type Selection } from '../suite/selection.ts';
import type { ReadyRun } from './conduct-run.ts';
import { loadBaseline, type KnownDeviations } from './load-baseline.ts';
import { loadSuites, problemsOf, sentenceOf, type ChosenSuites } from './load-suites.ts';
import { mistake, type Mistake } from './mistake.ts';
import { failOnProblems } from './parse-fail-on.ts';
import { isAddress } from '../wire/tls-client.ts';
import { isLoopback } from './options/target.ts';
import type { LoginWay } from '../model/login-way.ts';
import type { Narrowing, RunSettings } from './run-settings.ts';

/** Why no run can begin: mistakes in the arguments, each a sentence, and the diagnostics of the suites. */
export interface SuiteProblems {
  readonly messages: readonly string[];
  readonly diagnostics: string;
}

/** The suites with what the arguments select of them. */
export interface Chosen {
  readonly chosen: ChosenSuites;
  readonly selection: Selection;
  readonly problems: SuiteProblems;
  /** The known deviations; null when none are declared. */
  readonly known: KnownDeviations | null;
}

/** What the suites and catalogues are held against. */
export interface Choice {
  readonly suites: readonly string[];
  readonly narrowing: Narrowing;
  readonly failOnApart: readonly string[];
  /** Path of the file of known deviations. */
  readonly baseline?: string | undefined;
}

/** Reads the suites and holds what the user named against them. */
export async function chooseScenarios(choice: Choice): Promise<Chosen> {
  const { suites, narrowing, failOnApart, baseline } = choice;
  const chosen = await loadSuites(suites);
  const selection: Selection = { ...narrowing, suites: chosen.names };
  const { catalogues } = chosen.loaded;
  const read = baseline === undefined ? null : await loadBaseline(baseline, catalogues);
  const diagnostics = problemsOf(chosen.loaded) + (read?.problems ?? '');
  const messages =
    problemsOf(chosen.loaded) === '' ? checkSelection(chosen.loaded, selection).map(sentenceOf) : [];
  const unknown = failOnProblems(catalogues, failOnApart);
  const problems = { messages: [...unknown, ...messages], diagnostics };
  return { chosen, selection, problems, known: read?.known ?? null };
}

/** What the user lets a run do to the maildrops. */
export interface FillingLeave extends Pick<Narrowing, 'allow'>, Pick<RunSettings, 'canary'> {
  readonly signal: AbortSignal;
}

/** Makes the provisioner that `--provision` names. A canary is leave to remove whatever else is in its mailbox. */
export function provisionerFor(spec: string, { allow, canary, signal }: FillingLeave): Provisioner | Mistake {
  const mayEmpty = allow.includes('deletes') || canary !== null;
  const parsed = parseProvisioner(spec, { mayEmpty, signal });
  return 'kind' in parsed ? mistake(`--provision: ${parsed.message}`) : parsed;
}

/** Plans the run; everything that could be wrong has been looked at. */
export function readyRun(
  settings: RunSettings,
  { chosen, selection, known }: Chosen,
  provisioner: Provisioner,
): ReadyRun {
  const plan = planRun(chosen.loaded, selection, {
    loopback: isLoopback(settings.host),
    provisioner: {
      name: provisioner.name,
      knowsContent: provisioner.knowsContent,
      canDelete: provisioner.knowsContent,
      canAdd: provisioner.add !== null,
      form: provisioner.form,
    },
    tls: settings.tls.way,
    certificate: settings.tls.certificate,
    hasName: hasName(settings),
    accounts: settings.accounts.length,
    hasToken: settings.accounts.some(({ token }) => token !== undefined),
  });
  return {
    settings,
    loaded: chosen.loaded,
    provisioner,
    known,
    plan: settings.login === null ? plan : withLogin(plan, settings.login),
  };
}

/** A name that a certificate can be for: not an address, and not one that every machine has for itself. */
function hasName({ host, tls }: RunSettings): boolean {
  const { servername } = tls.credentials;
  return servername !== undefined || !(isLoopback(host) || isAddress(host));
}

/** The plan with a way to log in for every scenario and session that leaves it open. */
function withLogin(plan: Plan, login: LoginWay): Plan {
  const scenarios = plan.scenarios.map((planned) => {
    const steps = planned.scenario.steps.map((step) => ('open' in step ? { login, ...step } : step));
    return { ...planned, scenario: { login, ...planned.scenario, steps } };
  });
  return { ...plan, scenarios };
}

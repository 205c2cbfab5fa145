import { CHECKS, DIAGNOSIS_VERSION } from '../../model/diagnosis.ts';
import type { CheckName, Diagnosis, DiagnosisCheck } from '../../model/diagnosis.ts';
import { failed, type DoctorFacts, type Found } from './facts.ts';
import { findLogin, findProvisioning } from './find-access.ts';
import { findPlan, runnable, skippedGroups } from './find-plan.ts';
import { findCapabilities, findConnection, findGreeting, findServer, findTls } from './find-server.ts';
import { adviceFor, stageOf } from './stage-of.ts';

/** What the diagnosis says of this program and this machine. */
export interface Surroundings {
  readonly tool: Omit<Diagnosis['tool'], 'name'>;
  readonly system: Diagnosis['system'];
}

/** The diagnosis that the facts amount to. */
export function diagnosisOf(facts: DoctorFacts, { tool, system }: Surroundings): Diagnosis {
  const { settings, provisioner, examination } = facts;
  return {
    version: DIAGNOSIS_VERSION,
    tool: { name: 'pop3spec', ...tool },
    system,
    command: settings.command,
    target: examination.target,
    provisioner: provisioner.name,
    checks: checksOf(facts),
    plan:
      examination.stop === null
        ? { run: runnable(examination.plan), skipped: skippedGroups(examination.plan) }
        : { run: 0, skipped: [] },
  };
}

const FINDERS: Readonly<Record<CheckName, (facts: DoctorFacts) => Found>> = {
  server: findServer,
  connection: findConnection,
  greeting: findGreeting,
  tls: findTls,
  capabilities: findCapabilities,
  login: findLogin,
  provisioning: findProvisioning,
  plan: findPlan,
};

function checksOf(facts: DoctorFacts): readonly DiagnosisCheck[] {
  const { stop } = facts.examination;
  const stage = stop === null ? null : stageOf(stop, facts.examination);
  const names = CHECKS.filter((name) => name !== 'server' || isOurs(facts) || stage === 'server');
  const stageAt = stage === null ? Infinity : names.indexOf(stage);
  return names.map((name, index) => {
    if (index > stageAt) return { name, state: 'not tried', found: [], advice: null };
    return checkOf(name, index === stageAt ? atStop(facts) : FINDERS[name](facts));
  });
}

function isOurs({ settings: { server } }: DoctorFacts): boolean {
  return server.start !== null || server.reset !== null;
}

function atStop({ examination }: DoctorFacts): Found {
  const { stop } = examination;
  return stop === null ? failed([]) : failed([stop.message], adviceFor(stop, examination));
}

function checkOf(name: CheckName, { state, found, advice }: Found): DiagnosisCheck {
  return { name, state, found, advice: advice ?? null };
}

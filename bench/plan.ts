import type { FixtureMessage } from '../runner/model/message.ts';
import type { Plan } from '../runner/model/plan.ts';
import type { Step } from '../runner/model/suite.ts';
import { formatDiagnostics } from '../runner/suite/format-diagnostic.ts';
import { packageRoot } from '../runner/suite/package-root.ts';
import { planRun } from '../runner/suite/plan-run.ts';
import { readSuites } from '../runner/suite/read-suites.ts';
import { EVERYTHING } from '../runner/suite/selection.ts';

/** What is run, and the messages that it needs. */
export interface Workload {
  readonly plan: Plan;
  readonly fixtures: ReadonlyMap<string, FixtureMessage>;
}

/** The scenarios of RFC 1939 that neither wait nor watch a silence: all their time is work of runner and server. */
export async function readWorkload(accounts: number): Promise<Workload> {
  const loaded = await readSuites({ root: packageRoot() });
  if (loaded.diagnostics.length > 0) throw new Error(formatDiagnostics(loaded.diagnostics, loaded.sources));
  const provisioner = {
    name: 'embedded',
    knowsContent: true,
    canDelete: true,
    canAdd: true,
    form: 'as-given' as const,
  };
  const selection = { ...EVERYTHING, suites: ['rfc1939'] };
  const plan = planRun(loaded, selection, {
    loopback: true,
    tls: 'none',
    provisioner,
    accounts,
    hasToken: false,
  });
  return {
    plan: { scenarios: plan.scenarios.filter(({ scenario }) => !scenario.steps.some(waits)) },
    fixtures: new Map(loaded.messages.map((message) => [message.name, message])),
  };
}

function waits(step: Step): boolean {
  return 'pause' in step || 'silent' in step || 'segments' in step;
}

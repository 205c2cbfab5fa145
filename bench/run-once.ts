import { execute } from '../runner/execute/execute.ts';
import type { Account, Provisioner } from '../runner/maildrop/provisioner.ts';
import { applyFeatures } from '../runner/suite/apply-features.ts';
import { startClock } from '../runner/wire/clock.ts';
import type { Workload } from './plan.ts';

/** A run of a workload against a server on loopback. */
export interface BenchRun {
  readonly workload: Workload;
  readonly port: number;
  readonly accounts: readonly Account[];
  readonly provisioner: Provisioner;
}

/** What came of it: how many scenarios passed, and how long all took. */
export interface Ran {
  readonly passed: number;
  readonly ms: number;
}

export async function runOnce({ workload, port, accounts, provisioner }: BenchRun): Promise<Ran> {
  let passed = 0;
  const clock = startClock();
  await execute(
    workload.plan,
    {
      target: { host: '127.0.0.1', port, timeoutMs: 10_000 },
      accounts,
      provisioner,
      fixtures: workload.fixtures,
      applyFeatures,
      startedAt: new Date().toISOString(),
      clock,
    },
    (event) => {
      if (event.type === 'scenario-finished' && event.scenario.outcome === 'passed') passed += 1;
    },
  );
  return { passed, ms: clock.nowMs() };
}

/** So many mailboxes of the reference server. */
export function mailboxes(count: number): readonly Account[] {
  return Array.from({ length: count }, (_, index) => ({
    user: `bench${index + 1}`,
    password: `bench-password-${index + 1}`,
  }));
}

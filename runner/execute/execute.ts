import type { RunEvent } from '../model/event.ts';
import type { Plan } from '../model/plan.ts';
import type { Environment } from './environment.ts';
import { InOrder } from './in-order.ts';
import { leaveOutUnfit } from './leave-out-unfit.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import { Maildrop } from './maildrop.ts';
import { meetTarget } from './meet-target.ts';
import type { RunContext } from './run-context.ts';
import { runScenarios } from './run-scenarios.ts';
import { RunState } from './run-state.ts';
import { secretsOf } from '../maildrop/secrets-of.ts';
import { watchForStops } from './watch-for-stops.ts';

/**
 * Runs a plan against a target and tells what happens: `run-started`, `target-probed`, then each scenario in the order of
 * the plan, `run-finished`. All of these always come, whatever the target does and whoever interrupts; resolves after
 * the last. Rejects for a mistake in the program alone.
 */
export async function execute(
  plan: Plan,
  environment: Environment,
  emit: (event: RunEvent) => void,
): Promise<void> {
  const run = contextOf(environment);
  const release = watchForStops(run, environment.signal);
  try {
    emit({ type: 'run-started', startedAt: environment.startedAt, scenarios: plan.scenarios });
    const maildrops = environment.accounts.map((account) => new Maildrop(account, run));
    const { target, offered, unfit } = await meetTarget(run, plan, maildrops);
    const scenarios = leaveOutUnfit(environment.applyFeatures(plan, offered).scenarios, unfit);
    emit({ type: 'target-probed', target, scenarios });
    await runScenarios(run, scenarios, { maildrops, order: new InOrder(emit) });
    emit({ type: 'run-finished', durationMs: run.clock.nowMs(), stop: run.state.stop });
  } finally {
    release();
    await environment.provisioner.close();
  }
}

function contextOf(environment: Environment): RunContext {
  const { target, accounts, login, provisioner, fixtures, clock, limits } = environment;
  return {
    target,
    limits: { ...DEFAULT_LIMITS, ...limits },
    clock,
    ...(login === undefined ? {} : { login }),
    provisioner,
    fixtures,
    secrets: accounts.flatMap(secretsOf),
    state: new RunState(),
    known: {
      login: login ?? 'user-pass',
      greets: true,
      greetsAgain: 'unknown',
      lists: true,
      keepsRetrieved: 'unknown',
      sawWrongPasswords: false,
    },
  };
}

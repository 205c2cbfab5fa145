import type { RunEvent } from '../model/event.ts';
import type { Plan } from '../model/plan.ts';
import { bringUp, explainedStop } from './bring-up.ts';
import { leaveOutUnguarded, putBack } from './maildrop/canary.ts';
import { contextOf } from './context/context-of.ts';
import type { Environment } from './environment/environment.ts';
import { InOrder } from './in-order.ts';
import { leaveOutUnfit } from './leave-out-unfit.ts';
import { leaveOutUnsuited } from './leave-out-unsuited.ts';
import { Maildrop } from './maildrop/maildrop.ts';
import { meetTarget } from './meet-target.ts';
import { runScenarios } from './run-scenarios.ts';
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
    await bringUp(run);
    const maildrops = environment.accounts.map((account) => new Maildrop(account, run));
    const { target, offered, unfit, canaries } = await meetTarget(run, plan, maildrops);
    const fit = leaveOutUnfit(environment.applyFeatures(plan, offered).scenarios, unfit);
    const scenarios =
      run.state.stop === null
        ? leaveOutUnguarded(leaveOutUnsuited(run, fit, maildrops), canaries)
        : plan.scenarios; // Whoever was not met lacks nothing that is known of.
    emit({ type: 'target-probed', target, scenarios });
    await runScenarios(run, scenarios, { maildrops, order: new InOrder(emit) });
    await putBack(run, canaries);
    emit({ type: 'run-finished', durationMs: run.clock.nowMs(), stop: await explainedStop(run) });
  } finally {
    release();
    await environment.provisioner.close();
  }
}

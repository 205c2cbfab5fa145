import type { ScenarioOutcome } from '../model/event.ts';
import type { PlannedScenario } from '../model/plan.ts';
import type { InOrder } from './in-order.ts';
import type { Maildrop } from './maildrop/maildrop.ts';
import { Pool } from './pool.ts';
import type { RunContext } from './context/run-context.ts';
import { ResetBetween } from './reset-between.ts';
import { runScenario } from './scenario/run-scenario.ts';
import { skippedScenario, stoppedScenario, tooFewAccounts } from './scenario/unrun-scenario.ts';
import { wantedMessages } from './maildrop/wanted-messages.ts';

/** Where scenarios run, and who tells of them. */
export interface Stage {
  readonly maildrops: readonly Maildrop[];
  readonly order: InOrder;
}

/** Runs scenarios side by side, one for each account at a time, begun in the order of the plan. */
export async function runScenarios(
  run: RunContext,
  scenarios: readonly PlannedScenario[],
  { maildrops, order }: Stage,
): Promise<void> {
  const pool = new Pool(maildrops);
  const reset = new ResetBetween(run, pool, maildrops);
  const running: Promise<void>[] = [];
  for (const [index, planned] of scenarios.entries()) {
    const unrun = whyNotRun(run, planned, maildrops.length);
    if (unrun !== null) {
      order.tell(index, { type: 'scenario-finished', scenario: unrun });
      continue;
    }
    await run.manners.beforeScenario(planned, run.state.signal);
    await reset.whereDue();
    reset.begun(planned);
    const taken = await pool.take({
      count: accountsOf(planned),
      isFit: isFitFor(run, planned, maildrops),
      isPreferred: prefersTheSame(run, planned),
    });
    running.push(begin({ run, planned, taken, order, index }).finally(() => pool.release(taken)));
  }
  await reset.whereDue();
  await Promise.all(running);
}

interface Begin {
  readonly run: RunContext;
  readonly planned: PlannedScenario;
  readonly taken: readonly Maildrop[];
  readonly order: InOrder;
  readonly index: number;
}

/** Runs one scenario, unless the run was stopped while it waited for its accounts. */
async function begin({ run, planned, taken, order, index }: Begin): Promise<void> {
  const unrun = whyNotRun(run, planned, taken.length);
  if (unrun === null) {
    order.tell(index, { type: 'scenario-started', id: planned.id, atMs: run.clock.nowMs() });
  }
  const scenario = unrun ?? (await runScenario(run, planned, taken));
  order.tell(index, { type: 'scenario-finished', scenario });
}

function whyNotRun(run: RunContext, planned: PlannedScenario, accounts: number): ScenarioOutcome | null {
  const { decision } = planned;
  const atMs = run.clock.nowMs();
  if (decision.kind === 'skip') return skippedScenario(planned, decision, atMs);
  if (run.state.stop !== null) return stoppedScenario(planned, run.state.stop, atMs);
  return accountsOf(planned) > accounts ? tooFewAccounts(planned, accounts, atMs) : null;
}

function accountsOf({ accounts }: PlannedScenario): number {
  return Math.max(1, accounts);
}

/** As long as there is one, a maildrop that does for the scenario as it stands; all do that are filled. */
function isFitFor(
  { provisioner }: RunContext,
  planned: PlannedScenario,
  maildrops: readonly Maildrop[],
): (maildrop: Maildrop) => boolean {
  const withToken = maildrops.filter(
    ({ account }) => planned.token === undefined || account.token !== undefined,
  );
  const suited = provisioner.knowsContent
    ? withToken
    : withToken.filter(({ asItStands }) => asItStands.suits(planned).kind === 'suited');
  return (maildrop) => (suited.length > 0 ? suited : withToken).includes(maildrop);
}

/** An account whose maildrop holds the messages already need not be filled. */
function prefersTheSame(run: RunContext, { scenario }: PlannedScenario): (maildrop: Maildrop) => boolean {
  const messages = wantedMessages(scenario, run.fixtures);
  return (maildrop) => messages !== null && maildrop.holds(messages);
}

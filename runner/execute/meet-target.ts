import type { LoginWay } from '../model/login-way.ts';
import type { FixtureMessage } from '../model/message.ts';
import type { Offered, Plan, PlannedScenario } from '../model/plan.ts';
import type { TargetDescription } from '../model/result.ts';
import { Recorder } from '../wire/recorder.ts';
import { leaveOutUnguarded, lookForCanaries, type Canaries } from './maildrop/canary.ts';
import { enterSession } from './login/enter-session.ts';
import { messageNames } from './leave-out-unfit.ts';
import type { Maildrop } from './maildrop/maildrop.ts';
import type { Met } from './probe/probe-options.ts';
import { probe } from './probe/probe.ts';
import type { RunContext } from './context/run-context.ts';
import { tryMessages, type Unfit } from './maildrop/try-messages.ts';
import { fixturesOf, wantedMessages } from './maildrop/wanted-messages.ts';

/** What the probe learnt about the target. */
export interface MetTarget {
  readonly target: TargetDescription;
  readonly offered: Offered;
  /** Whether a connection came about at all. */
  readonly isConnected: boolean;
  /** The way to log in that works for the first account; null when none does. */
  readonly login: LoginWay | null;
  /** Messages in its maildrop; null when that was not to be learnt. */
  readonly messageCount: number | null;
  /** Messages that must not be used, and why. */
  readonly unfit: Unfit;
  readonly canaries: Canaries;
}

/** Probes the target, and sees that all accounts can log in; stops the run when there is no point in going on. */
export async function meetTarget(
  run: RunContext,
  plan: Plan,
  maildrops: readonly Maildrop[],
): Promise<MetTarget> {
  const [first, ...others] = maildrops;
  if (first === undefined) throw new Error('a run needs at least one account');
  const { target, clock, limits, state, known } = run;
  // Nothing may be placed before the canary was seen, and an empty maildrop has none.
  const messages = run.canary === undefined ? someMessages(run, plan) : null;
  const place = async (met: Met): Promise<boolean> => {
    Object.assign(known, met);
    return messages !== null && placeFirst(run, first, messages);
  };
  const { account } = first;
  const wish = run.login === undefined ? {} : { login: run.login };
  const probed = await probe({ target, account, clock, limits, signal: state.signal, place, ...wish });
  const { greets, greetsAgain, offered } = probed;
  const hasUtf8 = [...offered.inClear, ...offered.underTls].includes('UTF8');
  Object.assign(known, { greets, greetsAgain, hasUtf8, login: probed.login ?? known.login });
  if (probed.stop === null) await Promise.all(others.map(async (maildrop) => checkLogin(run, maildrop)));
  else state.halt(probed.stop);
  const canaries = await lookForCanaries(run, maildrops);
  const guarded = { scenarios: leaveOutUnguarded(plan.scenarios, canaries) };
  const unfit = state.stop === null ? await unfitMessages(run, guarded, first) : NONE_UNFIT;
  if (state.stop === null) await lookAtMaildrops(run, guarded, maildrops);
  const { isConnected, login, messageCount } = probed;
  return { target: probed.target, offered, isConnected, login, messageCount, unfit, canaries };
}

const NONE_UNFIT: Unfit = new Map();

/** A delivery is tried with all messages that are wanted, before anything is judged by them. */
async function unfitMessages(run: RunContext, plan: Plan, maildrop: Maildrop): Promise<Unfit> {
  const { provisioner, fixtures, state } = run;
  if (provisioner.delivery === undefined) return NONE_UNFIT;
  const wanted = plan.scenarios.filter(({ decision }) => decision.kind === 'run').flatMap(messageNames);
  const tried = await tryMessages(run, maildrop, fixturesOf([...new Set(wanted)], fixtures));
  if (!('kind' in tried)) return tried;
  state.halt(tried.stop ?? { cause: 'provisioning-failed', message: tried.message });
  return NONE_UNFIT;
}

/** Where nobody can fill the maildrops, what they hold is looked at, unless no scenario goes by it. */
async function lookAtMaildrops(
  { provisioner, state }: RunContext,
  plan: Plan,
  maildrops: readonly Maildrop[],
): Promise<void> {
  const goesByContent = ({ scenario, decision }: PlannedScenario): boolean =>
    decision.kind === 'run' && scenario.maildrop !== 'any';
  if (provisioner.knowsContent || !plan.scenarios.some(goesByContent)) return;
  await Promise.all(
    maildrops.map(async (maildrop) => {
      await maildrop.asItStands.look(state.signal);
      maildrop.isPerhapsHeld = true;
    }),
  );
}

/** The message that is like any other: a delivery may change those that are not. */
const ORDINARY = 'plain';

/** Messages that some scenario will want anyway, so that placing them for the probe is not in vain. */
function someMessages({ provisioner, fixtures }: RunContext, plan: Plan): readonly FixtureMessage[] | null {
  if (!provisioner.knowsContent) return null;
  const plain = fixtures.get(ORDINARY);
  if (provisioner.delivery !== undefined && plain !== undefined) return [plain];
  for (const { scenario, decision } of plan.scenarios) {
    const messages = decision.kind === 'run' ? wantedMessages(scenario, fixtures) : null;
    if (messages !== null && messages.length > 0) return messages;
  }
  return null;
}

async function placeFirst(
  { state }: RunContext,
  maildrop: Maildrop,
  messages: readonly FixtureMessage[],
): Promise<boolean> {
  const ready = await maildrop.ensure(messages, state.signal);
  if (ready.kind === 'maildrop-problem' && ready.stop !== null) state.halt(ready.stop);
  return ready.kind === 'ready';
}

/** A second account that cannot log in would block its scenarios one by one, with a refused login each. */
async function checkLogin(run: RunContext, { account }: Maildrop): Promise<void> {
  const { clock, secrets, state, limits, known } = run;
  const recorder = new Recorder({ clock, secrets });
  const { signal } = state;
  const entered = await enterSession(run, { account, name: 'probe', trust: 'new', recorder, signal });
  if (entered.kind === 'plain-session') {
    await entered.leave(limits.epilogueMs);
    return;
  }
  // A server that greets nobody is still to be judged for that; each scenario tells.
  if (entered.because === 'greeting' && !known.greets) return;
  const told = recorder.redact(entered.message);
  const advice = entered.advice ?? 'Check the user name and the password';
  if (entered.because !== 'login') state.halt({ cause: 'unreachable', message: told });
  else state.halt({ cause: 'login-refused', message: `${told}. ${advice}` });
}

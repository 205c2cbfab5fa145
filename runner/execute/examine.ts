import type { LoginWay } from '../model/login-way.ts';
import type { Plan } from '../model/plan.ts';
import type { RunStop } from '../model/result.ts';
import type { TlsWay } from '../model/tls.ts';
import { bringUp, explainedStop } from './bring-up.ts';
import { leaveOutUnguarded, putBack } from './maildrop/canary.ts';
import { contextOf } from './context/context-of.ts';
import type { Environment } from './environment/environment.ts';
import { leaveOutUnfit } from './leave-out-unfit.ts';
import { leaveOutUnsuited } from './leave-out-unsuited.ts';
import { Maildrop } from './maildrop/maildrop.ts';
import type { AskedDelay } from './manners/login-delays.ts';
import { meetTarget, type MetTarget } from './meet-target.ts';
import { tryOtherWay } from './context/other-way.ts';
import { roundTrip, type RoundTrip } from './maildrop/round-trip.ts';
import type { RunContext } from './context/run-context.ts';
import { offeredLogins, tryLogins, type TriedLogin } from './probe/try-logins.ts';
import { watchForStops } from './watch-for-stops.ts';

/** What may be done to the target in order to know more. */
export interface ExaminationLeave {
  /** A login may be refused: each way that is offered is tried once. */
  readonly logins: boolean;
  /** What the maildrops hold may be replaced. */
  readonly placing: boolean;
}

/** What a run would meet. */
export interface Examination extends Omit<MetTarget, 'offered' | 'unfit' | 'canaries'> {
  readonly stop: RunStop | null;
  /** The way to come under TLS, or to do without, that brings a greeting where the run's way does not. */
  readonly otherWay: TlsWay | null;
  /** The time between two logins of one account that the server asks for; null: none is known. */
  readonly loginDelay: AskedDelay | null;
  readonly offeredLogins: readonly LoginWay[];
  /** Ways to log in that were tried beside the one that works. */
  readonly triedLogins: readonly TriedLogin[];
  readonly trips: readonly RoundTrip[];
  /** Why nothing may be placed for want of a canary; null where it may. */
  readonly canaryMissing: string | null;
  /** The plan as the features of the target leave it. */
  readonly plan: Plan;
}

/** Does all that a run does before its first scenario, and tries the ways that it would go. Judges nothing. */
export async function examine(
  plan: Plan,
  environment: Environment,
  leave: ExaminationLeave,
): Promise<Examination> {
  const run = contextOf(environment);
  const release = watchForStops(run, environment.signal);
  try {
    await bringUp(run);
    const maildrops = environment.accounts.map((account) => new Maildrop(account, run));
    const { offered, unfit, canaries, ...met } = await meetTarget(
      run,
      leave.placing || !environment.provisioner.knowsContent ? plan : { scenarios: [] },
      maildrops,
    );
    const ways = offeredLogins(met.target);
    const triedLogins = leave.logins ? await otherLogins(run, maildrops, ways) : [];
    const trips = leave.placing && canaries.reason === null ? await tripsTo(run, maildrops) : [];
    await putBack(run, canaries);
    const stop = await explainedStop(run);
    const fit = leaveOutUnfit(environment.applyFeatures(plan, offered).scenarios, unfit);
    return {
      ...met,
      stop,
      otherWay: stop === null ? null : await tryOtherWay(run, stop),
      loginDelay: run.manners.delays.asked,
      offeredLogins: ways,
      triedLogins,
      trips,
      canaryMissing: canaries.reason,
      plan: { scenarios: leaveOutUnguarded(leaveOutUnsuited(run, fit, maildrops), canaries) },
    };
  } finally {
    release();
    await environment.provisioner.close();
  }
}

/** Whoever named the way to log in may have an account that is kept for it (RFC 1939 §13). */
async function otherLogins(
  run: RunContext,
  [first]: readonly Maildrop[],
  ways: readonly LoginWay[],
): Promise<readonly TriedLogin[]> {
  if (first === undefined || run.login !== undefined || run.state.stop !== null) return [];
  return tryLogins(
    run,
    first.account,
    ways.filter((way) => way !== run.known.login),
  );
}

async function tripsTo(run: RunContext, maildrops: readonly Maildrop[]): Promise<readonly RoundTrip[]> {
  const trips: RoundTrip[] = [];
  for (const maildrop of run.provisioner.knowsContent ? maildrops : []) {
    if (run.state.stop === null) trips.push(await roundTrip(run, maildrop));
  }
  return trips;
}

import type { PlannedScenario, Skip } from '../model/plan.ts';
import type { Maildrop } from './maildrop/maildrop.ts';
import type { RunContext } from './context/run-context.ts';

/** Skips the scenarios that none of the maildrops does for as it stands; those that are filled do for all. */
export function leaveOutUnsuited(
  { provisioner }: RunContext,
  scenarios: readonly PlannedScenario[],
  maildrops: readonly Maildrop[],
): readonly PlannedScenario[] {
  if (provisioner.knowsContent) return scenarios;
  return scenarios.map((planned) => {
    if (planned.decision.kind === 'skip') return planned;
    const reasons = maildrops.map(({ asItStands }) => reasonIn(asItStands.suits(planned)));
    const [reason] = reasons;
    return reason === undefined || reason === null || reasons.includes(null)
      ? planned
      : { ...planned, decision: skipFor(reason) };
  });
}

function reasonIn(fit: ReturnType<Maildrop['asItStands']['suits']>): string | null {
  return fit.kind === 'suited' ? null : fit.reason;
}

function skipFor(reason: string): Skip {
  return { kind: 'skip', because: 'provisioning', reason, enable: '--provision maildir:PATH' };
}

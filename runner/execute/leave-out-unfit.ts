import type { PlannedScenario, Skip } from '../model/plan.ts';
import type { Unfit } from './maildrop/try-messages.ts';

/** Skips the scenarios that need a message which the delivery does not bring as it is. */
export function leaveOutUnfit(
  scenarios: readonly PlannedScenario[],
  unfit: Unfit,
): readonly PlannedScenario[] {
  return scenarios.map((planned) => {
    const name =
      planned.decision.kind === 'run' ? messageNames(planned).find((each) => unfit.has(each)) : undefined;
    if (name === undefined) return planned;
    return { ...planned, decision: skipFor(name, unfit.get(name) ?? '') };
  });
}

/** Names of all messages that a scenario needs, those that arrive during it included. */
export function messageNames({ scenario }: PlannedScenario): readonly string[] {
  const { maildrop, steps } = scenario;
  const held =
    maildrop === 'any' ? [] : maildrop.map((each) => (typeof each === 'string' ? each : each.message));
  return [...held, ...steps.flatMap((step) => ('deliver' in step ? step.deliver : []))];
}

function skipFor(name: string, why: string): Skip {
  return {
    kind: 'skip',
    because: 'provisioning',
    reason: `the message ${name}, sent on trial, ${why}`,
    enable: '--provision maildir:PATH',
  };
}

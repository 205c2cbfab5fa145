import type { RunStop } from '../../model/result.ts';

/** The maildrop could not be brought into the state that a scenario wants. */
export interface MaildropProblem {
  readonly kind: 'maildrop-problem';
  readonly message: string;
  /** Why the whole run has no point then; null when another scenario may fare better. */
  readonly stop: RunStop | null;
  /** What stood in the way: the target, in which case the scenario is blocked, or the way there. */
  readonly by: 'target' | 'provisioner';
}

/** The way there does not work at all: nothing that needs messages can run. */
export function provisioningFailed(message: string): MaildropProblem {
  return {
    kind: 'maildrop-problem',
    by: 'provisioner',
    message,
    stop: { cause: 'provisioning-failed', message },
  };
}

/** This scenario's messages could not be placed, though others could. */
export function notPlaced(message: string): MaildropProblem {
  return { kind: 'maildrop-problem', by: 'provisioner', message, stop: null };
}

/** The target did not let us look at the maildrop. */
export function notSeen(message: string): MaildropProblem {
  return { kind: 'maildrop-problem', by: 'target', message, stop: null };
}

import type { Finding } from '../../model/finding.ts';
import type { Maildrop } from '../maildrop/maildrop.ts';
import type { RunContext } from '../context/run-context.ts';

/**
 * Mail arrives in a maildrop that is in use, and its owner removes some: what was found wrong in one that is another one
 * behind the scenario is not held against the server. Costs nothing where nothing was found.
 */
export async function excuseChanged(
  { provisioner, state }: RunContext,
  findings: readonly Finding[],
  maildrops: readonly Maildrop[],
): Promise<readonly Finding[]> {
  if (provisioner.knowsContent || !findings.some(isFailure) || state.stop !== null) return findings;
  const changes = await Promise.all(
    maildrops.map(async (maildrop) => {
      const change = await maildrop.asItStands.whatChanged(state.signal);
      if (change !== null) maildrop.isPerhapsHeld = true;
      return change;
    }),
  );
  const change = changes.find((each) => each !== null);
  if (change === undefined) return findings;
  return findings.map((each) => (isFailure(each) ? { ...each, outcome: 'blocked', message: change } : each));
}

function isFailure({ outcome }: Finding): boolean {
  return outcome === 'failed';
}

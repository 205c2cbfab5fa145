import { emptyMaildrop } from '../../maildrop/empty-maildrop.ts';
import type { Account, Delivery } from '../../maildrop/provisioner.ts';
import { MaildropLook } from './maildrop-look.ts';
import { notSeen, provisioningFailed, type MaildropProblem } from './maildrop-problem.ts';
import type { RunContext } from '../context/run-context.ts';

/** A maildrop that can only be delivered to. */
export interface Clearing {
  readonly account: Account;
  readonly delivery: Delivery;
  readonly signal: AbortSignal;
}

/** Empties a maildrop over POP3, before messages are delivered; null when that worked as far as the server says. */
export async function clearMaildrop(
  run: RunContext,
  { account, delivery, signal }: Clearing,
): Promise<MaildropProblem | null> {
  const look = new MaildropLook(run, { account, signal });
  try {
    const problem = await emptyMaildrop(look, delivery, account.user);
    if (look.problem !== null) return notSeen(look.problem.message);
    return problem === null ? null : provisioningFailed(problem.message);
  } finally {
    await look.leave();
  }
}

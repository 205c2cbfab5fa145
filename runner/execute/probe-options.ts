import type { Account } from '../maildrop/provisioner.ts';
import type { Clock } from '../wire/clock.ts';
import type { Target } from './environment.ts';
import type { Limits } from './limits.ts';

export interface ProbeOptions {
  readonly target: Target;
  /** The account to log in with. */
  readonly account: Account;
  readonly clock: Clock;
  readonly limits: Limits;
  readonly signal?: AbortSignal;
  /** Puts some message into the account's maildrop; false when it cannot. Used when TOP cannot be tried without one. */
  readonly place?: (met: Met) => Promise<boolean>;
}

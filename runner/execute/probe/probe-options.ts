import type { LoginWay } from '../../model/login-way.ts';
import type { Account } from '../../maildrop/provisioner.ts';
import type { Clock } from '../../wire/clock.ts';
import type { Target } from '../environment/environment.ts';
import type { GreetsAgain } from '../session/plain-session.ts';
import type { Limits } from '../environment/limits.ts';

/** What is known of the target by the time that it let us in. */
export interface Met {
  readonly login: LoginWay;
  readonly greets: boolean;
  readonly greetsAgain: GreetsAgain;
}

/** What the probe is given. */
export interface ProbeOptions {
  readonly target: Target;
  /** The account to log in with. */
  readonly account: Account;
  /** The way to log in that the user chose; no other is tried then. */
  readonly login?: LoginWay;
  readonly clock: Clock;
  readonly limits: Limits;
  readonly signal?: AbortSignal;
  /** Puts some message into the account's maildrop; false when it cannot. Used when TOP cannot be tried without one. */
  readonly place?: (met: Met) => Promise<boolean>;
}

import type { Secret } from '../../model/secret.ts';
import type { LoginWay } from '../../model/login-way.ts';
import type { Provisioner } from '../../maildrop/provisioner.ts';
import type { FixtureMessage } from '../../model/message.ts';
import type { Clock } from '../../wire/clock.ts';
import type { Target } from '../environment/environment.ts';
import type { Limits } from '../environment/limits.ts';
import type { Manners } from '../manners/manners.ts';
import type { GreetsAgain } from '../session/plain-session.ts';
import type { RunState } from './run-state.ts';
import type { ServerControl } from '../environment/server-control.ts';

/** What everything in a run shares. */
export interface RunContext {
  readonly target: Target;
  readonly manners: Manners;
  readonly limits: Limits;
  readonly clock: Clock;
  /** The way to log in that the user chose. */
  readonly login?: LoginWay;
  readonly provisioner: Provisioner;
  /** Subject of the message without which no maildrop may be changed. */
  readonly canary?: string;
  readonly server?: ServerControl;
  readonly fixtures: ReadonlyMap<string, FixtureMessage>;
  /** What must never be shown. */
  readonly secrets: readonly Secret[];
  readonly state: RunState;
  readonly known: TargetKnowledge;
}

/** What a run has learnt about the target so far, to spare itself and the target what is known to be in vain. */
export interface TargetKnowledge {
  /** The way to log in that the probe found. */
  login: LoginWay;
  /** Whether it greets by itself. */
  greets: boolean;
  /** Whether it greets a second time, under TLS that STLS began. */
  greetsAgain: GreetsAgain;
  /** Whether it has UTF-8 mode (RFC 6856), in clear or under TLS. */
  hasUtf8: boolean;
  /** Whether LIST can be used to look at what a maildrop holds. */
  lists: boolean;
  /** Whether messages are still there, and as they were, behind a session that made such use of them. */
  readonly keeps: Record<Use, 'unknown' | 'yes' | 'no'>;
  /** Wrong passwords were sent: logins may be answered slowly from now on. */
  sawWrongPasswords: boolean;
}

/**
 * What a session does to messages upon which some servers change what a maildrop holds. Retrieved ones may be removed
 * (RFC 1939 §8) or get a status in their header, and unique-ids may be written into it.
 */
export type Use = 'retrieved' | 'identified';

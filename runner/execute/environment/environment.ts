import type { LoginWay } from '../../model/login-way.ts';
import type { Account, Provisioner } from '../../maildrop/provisioner.ts';
import type { FixtureMessage } from '../../model/message.ts';
import type { Offered, Plan } from '../../model/plan.ts';
import type { TlsWay } from '../../model/tls.ts';
import type { Clock } from '../../wire/clock.ts';
import { TlsClient } from '../../wire/tls-client.ts';
import type { Limits } from './limits.ts';
import type { Manners } from '../manners/manners.ts';
import type { RateCaps } from '../manners/rate.ts';
import type { ServerControl } from './server-control.ts';

/** The server under test. */
export interface Target {
  readonly host: string;
  readonly port: number;
  /** How long a reply is waited for where a step does not say it itself. */
  readonly timeoutMs: number;
  /** In clear, and trusting whom Node trusts, when left out. */
  readonly tls?: TargetTls;
  /** How often it is asked; a run makes this by itself. */
  readonly manners?: Manners;
}

/** How the connections of a run come under TLS. */
export interface TargetTls {
  readonly way: TlsWay;
  /** Used by scenarios that make a handshake of their own as well. */
  readonly client: TlsClient;
  /** `any`: the run goes on whatever is wrong with the certificate. */
  readonly certificate: 'trusted' | 'any';
}

/** How this target's connections come under TLS. */
export function tlsOf({ tls }: Target): TargetTls {
  return tls ?? IN_CLEAR;
}

const IN_CLEAR: TargetTls = { way: 'none', client: new TlsClient(), certificate: 'any' };

/** The world that a plan is executed in. */
export interface Environment {
  readonly target: Target;
  /** At least one. The first is the one that the probe logs in with. */
  readonly accounts: readonly Account[];
  /** The way to log in that the user chose; by default the one that the probe finds. */
  readonly login?: LoginWay;
  readonly provisioner: Provisioner;
  /** What the user gave to start the server and to reset it; absent when it is left alone. */
  readonly server?: ServerControl;
  /** The fixture messages by name. */
  readonly fixtures: ReadonlyMap<string, FixtureMessage>;
  /** Decides what the features that the probe found make of the plan. */
  readonly applyFeatures: (plan: Plan, offered: Offered) => Plan;
  /** The one wall-clock stamp of the run, ISO 8601 UTC. */
  readonly startedAt: string;
  readonly clock: Clock;
  /** Interrupts the run: what runs is given up, what remains is not begun, and the end is told. */
  readonly signal?: AbortSignal;
  readonly limits?: Partial<Limits>;
  /** The Subject of the message by which a maildrop tells that it may be emptied; none is asked for when left out. */
  readonly canary?: string;
  /** None when left out. */
  readonly caps?: RateCaps;
}

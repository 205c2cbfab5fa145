import type { LoginWay } from '../model/login-way.ts';
import type { TlsWay } from '../model/tls.ts';
import type { TlsCredentials } from '../wire/tls-client.ts';
import type { Account } from '../maildrop/provisioner.ts';
import type { Selection } from '../suite/selection.ts';
import type { RateCaps } from '../execute/manners/rate.ts';
import type { ServerSettings } from './server/server-settings.ts';
import type { FailOn } from './parse-fail-on.ts';

/** Which scenarios run, `--suite` apart. */
export type Narrowing = Omit<Selection, 'suites'>;

/** How the connections of a run come under TLS, and whom they trust. */
export interface TlsSettings {
  readonly way: TlsWay;
  readonly credentials: TlsCredentials;
  /** `any`: the run goes on whatever is wrong with the certificate. */
  readonly certificate: 'trusted' | 'any';
}

/** A run as it was asked for, every value checked by itself. */
export interface RunSettings extends FailOn {
  readonly host: string;
  readonly port: number;
  readonly tls: TlsSettings;
  readonly accounts: readonly Account[];
  /** `none`, `maildir:PATH`, `lmtp://HOST:PORT`, `command:PROGRAM`, `command+add:PROGRAM` … */
  readonly provision: string;
  /** Suite names, globs, paths; empty: all bundled suites. */
  readonly suites: readonly string[];
  readonly narrowing: Narrowing;
  readonly login: LoginWay | null;
  readonly timeoutMs: number;
  readonly caps: RateCaps;
  /** Subject of the message that a mailbox must hold before anything in it is replaced or deleted; null: none. */
  readonly canary: string | null;
  readonly server: ServerSettings;
  /** The command that would repeat the run, without secrets. */
  readonly command: string;
}

/** How long a reply may take by default: slow mail stores take seconds to open a maildrop. */
export const DEFAULT_TIMEOUT_MS = 10_000;

import type { LoginWay } from '../model/login-way.ts';
import type { Account } from '../maildrop/provisioner.ts';
import type { Selection } from '../suite/selection.ts';
import type { FailOn } from './parse-fail-on.ts';

/** Which scenarios run, `--suite` apart. */
export type Narrowing = Omit<Selection, 'suites'>;

/** A run as it was asked for, every value checked by itself. */
export interface RunSettings extends FailOn {
  readonly host: string;
  readonly port: number;
  readonly accounts: readonly Account[];
  /** `none`, `maildir:PATH`, `command:PROGRAM`. */
  readonly provision: string;
  /** Suite names, globs, paths; empty: all bundled suites. */
  readonly suites: readonly string[];
  readonly narrowing: Narrowing;
  readonly login: LoginWay | null;
  readonly timeoutMs: number;
  /** The command that would repeat the run, without secrets. */
  readonly command: string;
}

/** How long a reply may take by default: slow mail stores take seconds to open a maildrop. */
export const DEFAULT_TIMEOUT_MS = 10_000;

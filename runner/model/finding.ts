import type { Outcome } from './outcome.ts';
import type { SourcePlace } from './plan.ts';

/** What a check was part of: a step of the scenario, a watcher over every exchange, or the way to the start state. */
export type FindingOrigin = 'step' | 'wire-rule' | 'ledger' | 'prelude';

/** The result of one check. */
export interface Finding {
  /** Requirement that the check is about; null for a precondition. */
  readonly requirement: string | null;
  readonly outcome: Outcome;
  readonly origin: FindingOrigin;
  readonly session: string;
  /** Index of the step, null outside the steps. */
  readonly step: number | null;
  /** Where the step stands in the suite. */
  readonly place: SourcePlace | null;
  /** How often this check was made with this outcome (wire rules and ledger count their passes). */
  readonly times: number;
  /** Short sentence; always there unless passed. */
  readonly message?: string;
  readonly expected?: string;
  /** What came, octets shown printable (see printable.ts). */
  readonly actual?: string;
  /** Index into the scenario's transcript at which the check was decided. */
  readonly transcriptIndex?: number;
}

/** Something legal that is worth knowing. */
export interface Remark {
  readonly message: string;
  readonly step: number | null;
  readonly requirement: string | null;
}

import type { FindingOrigin } from './finding.ts';

/** The deviations of a server that somebody knows of: what suites/schema/baseline.schema.json describes. */
export interface Baseline {
  readonly $schema?: string;
  /** What the file is about, for people. */
  readonly target?: string;
  readonly deviations: readonly Deviation[];
  /** Scenarios that these deviations keep from being judged; what is blocked beside them makes a run undetermined. */
  readonly blocked?: readonly string[];
}

/** What is said of a known deviation, for people and for the day on which it ends. */
export interface DeviationTerms {
  /** Id of the requirement that the server violates. */
  readonly requirement: string;
  /** The clause that is violated, as it read when the entry was written. */
  readonly clause?: string;
  /** Why it is put up with, in a sentence. */
  readonly reason: string;
  /** Where somebody is at it, https. */
  readonly issue?: string;
  readonly owner?: string;
  /** The last day on which the entry holds, `YYYY-MM-DD`, UTC. */
  readonly expires?: string;
}

/** A known deviation, with the ways in which it shows. */
export interface Deviation extends DeviationTerms {
  /** The ways of failing that every run shows. */
  readonly fails?: readonly KnownFailure[];
  /** Scenarios in which it is a matter of chance whether the requirement is violated, and how. */
  readonly varies?: readonly string[];
}

/** How a check fails, without anything that another run of the same server may show otherwise. */
export interface Manner {
  readonly origin: FindingOrigin;
  /** The finding's message: numbers are `#`, quoted octets `…`. */
  readonly message: string;
  /** The status indicator with which the server answered instead. */
  readonly answer?: Answer;
}

/** What the judged line began with. */
export type Answer = '+OK' | '-ERR' | '+';

/** A way of failing, and the scenarios that fail so. */
export interface KnownFailure extends Manner {
  readonly scenarios: readonly string[];
  /** A watcher saw it in so many scenarios that not all are named. */
  readonly andOthers?: true;
}

/**
 * What became of an entry. `expected`: violated as declared; `changed`: violated otherwise than declared; `fixed`: met;
 * `expired`: its last day has gone by; `unknown`: no catalogue has such a requirement; `not-exercised`: the run did not
 * come to it.
 */
export type DeviationStanding = 'expected' | 'changed' | 'fixed' | 'expired' | 'unknown' | 'not-exercised';

/** An entry, held against a run. */
export interface JudgedDeviation extends DeviationTerms {
  readonly standing: DeviationStanding;
  /** The requirement is scored apart and was not asked for, so that the entry fails no run. */
  readonly apart?: boolean;
  /** What is not as declared, or why nothing can be said, in a sentence. */
  readonly message?: string;
}

/** A baseline, held against a run. */
export interface BaselineReport {
  /** The file as the user named it. */
  readonly file: string;
  /**
   * `as-declared`: what is left when the known deviations are taken away conforms; `otherwise`: an entry does not hold, or
   * something is violated that no entry declares; `undetermined`: what is left cannot be judged.
   */
  readonly agreement: 'as-declared' | 'otherwise' | 'undetermined';
  /** What it comes to, in a sentence. */
  readonly basis: string;
  readonly deviations: readonly JudgedDeviation[];
  /** Violated requirements that count and that no entry is about. */
  readonly undeclared: readonly string[];
}

/** Whether an entry fails the run. */
export function isBroken({ standing, apart }: JudgedDeviation): boolean {
  return apart !== true && standing !== 'expected' && standing !== 'not-exercised';
}

import type { Level } from './requirement.ts';
import type { Impact, Scenario } from './suite.ts';
import type { TlsWay } from './tls.ts';

/** A place in a suite file, 1-based. */
export interface SourcePlace {
  /** Path as the user would open it, relative to the working folder or the package. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** One scenario ready to run: rows expanded, parameters filled in. */
export interface PlannedScenario {
  /** `rfc1939/stat/deleted-messages-not-counted`, with `/row` when it comes from a table. */
  readonly id: string;
  /** The suite's name. */
  readonly suite: string;
  /** The scenario with its row's parameters substituted; its steps' indexes are those of `stepPlaces`. */
  readonly scenario: Scenario;
  readonly place: SourcePlace;
  readonly stepPlaces: readonly SourcePlace[];
  /** All requirements that some step of it proves, in order of first mention. */
  readonly requirements: readonly string[];
  /** The strongest level among `requirements`; MAY when it proves none. */
  readonly level: Level;
  /** Declared and derived from the steps. */
  readonly impact: readonly Impact[];
  /** Number of distinct accounts that it needs at once. */
  readonly accounts: number;
  /** The first of them must have an OAuth token. */
  readonly token?: true;
  /** It ends a session by QUIT in which it retrieved messages: some sites remove them upon that (RFC 1939 §8). */
  readonly mayRemoveRetrieved?: true;
  /** The messages that its steps speak of, where others may stand in for them. */
  readonly standIns?: readonly SpokenMessage[];
  readonly decision: Decision;
}

/** A fixture message that a scenario speaks of. */
export interface SpokenMessage {
  readonly name: string;
  /** Its content is held against what the server sends. */
  readonly isCompared: boolean;
}

/** Whether a scenario runs; a skip always says why, and what would make it run where something would. */
export type Decision = { readonly kind: 'run' } | Skip;

/** A scenario that does not run. */
export interface Skip {
  readonly kind: 'skip';
  readonly because: SkipCause;
  /** One sentence for people. */
  readonly reason: string;
  /** The switch that would run it, e.g. `--allow deletes`. */
  readonly enable?: string;
}

/**
 * `not-selected`: --suite, --only, --skip, --tag, --rfc; `safety`: --allow lacks an impact; `provisioning`: messages
 * cannot be placed; `accounts`: too few; `not-offered`: the target lacks an optional feature; `slow`: needs --slow.
 */
export type SkipCause = 'not-selected' | 'safety' | 'provisioning' | 'accounts' | 'not-offered' | 'slow';

/** Optional features of a target: in clear, under TLS, and how the run itself connects. */
export interface Offered {
  readonly way: TlsWay;
  readonly inClear: readonly string[];
  readonly underTls: readonly string[];
}

/** Everything that a run will do, decided before the first octet is sent (features excepted: they need a probe). */
export interface Plan {
  readonly scenarios: readonly PlannedScenario[];
}

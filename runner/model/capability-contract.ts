/** A state in which a server may be asked for its capabilities; a member of `TargetDescription.capabilities`. */
export type CapabilityState = 'authorization' | 'transaction' | 'beforeTls' | 'underTls';

/**
 * How a capability stands. `works`: what was tried of it is right; `deviates`: it works, though something weaker than a
 * MUST about it is violated; `broken`: a MUST about it is violated; `hidden`: it works and nothing announces it;
 * `not-tried`: nothing about it was judged; `unknown`: no catalogue is about it, so it is legal and not judged.
 */
export type CapabilityStanding = 'works' | 'deviates' | 'broken' | 'hidden' | 'not-tried' | 'unknown';

/** Worst first: the order in which capabilities are listed. */
export const STANDINGS: readonly CapabilityStanding[] = [
  'broken',
  'deviates',
  'hidden',
  'works',
  'not-tried',
  'unknown',
];

/** What a server announces, held against what it does: derived from the probe and the verdicts of the same run. */
export interface CapabilityContract {
  /** One sentence: what the rows come to, or why there are none. */
  readonly basis: string;
  /** The states that the run has to do with, in the order of the columns. Empty when no state answers CAPA. */
  readonly states: readonly AskedState[];
  /** The worst first. */
  readonly capabilities: readonly CapabilityRow[];
  /** Features that some requirement is about and that the target neither announces nor has. */
  readonly notOffered: readonly string[];
}

/** Whether CAPA was answered in a state. */
export interface AskedState {
  readonly state: CapabilityState;
  readonly answered: boolean;
}

/** One capability: what is said of it, and what it does. */
export interface CapabilityRow {
  /** In upper case, e.g. `TOP`; a SASL mechanism as `SASL-PLAIN`. */
  readonly name: string;
  /** The capability lines that announce it, as they were sent. */
  readonly announced: readonly Announcement[];
  /** There, though no capability line exists to announce it: APOP, CAPA. */
  readonly withoutLine?: boolean;
  readonly standing: CapabilityStanding;
  /** Requirements that bind servers with this capability, by verdict; the unobservable ones apart. */
  readonly met: number;
  readonly violated: number;
  readonly undetermined: number;
  readonly notExercised: number;
  /** Ids of the violated requirements, MUSTs first. */
  readonly violations: readonly string[];
  /** What a reader should know beside it, in a sentence. */
  readonly remark?: string;
}

/** A capability line, printable, in the state in which it was sent. */
export interface Announcement {
  readonly state: CapabilityState;
  readonly line: string;
}

import type { Level } from '../model/requirement.ts';
import type { NamedBaseline } from './apply-baseline.ts';

/** What a result tells that the events of a run do not. */
export interface RunFacts {
  readonly tool: { readonly version: string; readonly suiteDigest: string };
  /** The target as the user named it; used when the run ended before the target was probed. */
  readonly target: { readonly host: string; readonly port: number };
  /** Name of the provisioner, e.g. `maildir`. */
  readonly provisioner: string;
  /** The command line that would repeat the run, without secrets. */
  readonly command: string;
  /** The weakest level at which a violation makes the target not conformant. */
  readonly failOn: Level;
  /** Catalogues scored apart that are to count all the same. */
  readonly failOnApart: readonly string[];
  /** The known deviations; absent when there are none. */
  readonly baseline?: NamedBaseline;
}

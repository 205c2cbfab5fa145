import type { Observation } from '../model/observation.ts';

/** One exchange as the wire rules look at it. */
export interface WatchedReply {
  /** The command line; null for the greeting and for raw octets that are no single line. */
  readonly commandLine: string | null;
  readonly greeting: boolean;
  readonly observation: Observation;
}

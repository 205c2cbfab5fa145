import type { RunStop } from '../../model/result.ts';

/** What a run may do to the process of the server under test; each gives null, or why the run has to end. */
export interface ServerControl {
  /** Starts it, where the run is to, and resolves when it accepts connections. */
  start(signal: AbortSignal): Promise<RunStop | null>;
  /** Brings it back to the state that it was in, where that can be done. */
  reset(signal: AbortSignal): Promise<RunStop | null>;
  /** Whether `reset` does anything. */
  readonly canReset: boolean;
  /** Resolves when a server that was started ends by itself: with a sentence about its end. */
  readonly died: Promise<string>;
}

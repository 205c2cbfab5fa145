import type { RunStop } from '../../model/result.ts';

/** Whether a run goes on, and why not: the first thing that stops it is the one that is told. */
export class RunState {
  #stop: RunStop | null = null;
  /** Ids of the scenarios that are under way. */
  readonly running: Set<string> = new Set();
  readonly #controller = new AbortController();

  /** Why the run was stopped; null while it goes on. */
  get stop(): RunStop | null {
    return this.#stop;
  }

  /** Aborted when the run is stopped: ends everything that waits. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Stops the run. */
  halt(stop: RunStop): void {
    this.#stop ??= stop;
    this.#controller.abort();
  }
}

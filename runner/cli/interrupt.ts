/** What a shell reports of a process that Ctrl-C ended: 128 + SIGINT. */
const STATUS_OF_INTERRUPTED = 130;

/**
 * Signals closer together than this are one press of Ctrl-C: started by npm, this process gets it from the terminal and
 * once more from npm.
 */
const ONE_PRESS_MS = 250;

/** A run that can be interrupted: Ctrl-C, or the SIGTERM of a build server that cancels. */
export interface Interruption {
  readonly signal: AbortSignal;
  /** Gives the signals back to the process. */
  readonly release: () => void;
}

/** Turns the first interrupt into an abort, so that there is time for reports; the second ends the process at once. */
export function interruption(onFirst: () => void): Interruption {
  const controller = new AbortController();
  let firstMs = Infinity;
  const interrupted = (): void => {
    if (performance.now() - firstMs > ONE_PRESS_MS) process.exit(STATUS_OF_INTERRUPTED);
    if (controller.signal.aborted) return;
    firstMs = performance.now();
    controller.abort();
    onFirst();
  };
  for (const name of SIGNALS) process.on(name, interrupted);
  return {
    signal: controller.signal,
    release: () => {
      for (const name of SIGNALS) process.off(name, interrupted);
    },
  };
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

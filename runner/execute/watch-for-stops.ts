import type { RunContext } from './context/run-context.ts';

/** Longest delay of a timer in Node; with more it fires at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Stops the run when it is interrupted or has taken too long. Gives what lets go of the watch. */
export function watchForStops(
  { state, limits: { runMs } }: RunContext,
  signal: AbortSignal | undefined,
): () => void {
  const interrupt = (): void => state.halt({ cause: 'interrupted', message: 'The run was interrupted' });
  const expire = (): void =>
    state.halt({ cause: 'time-limit', message: `The run was not done after ${String(runMs)} ms` });
  const timer = runMs <= LONGEST_TIMER_MS ? setTimeout(expire, runMs) : undefined;
  if (signal?.aborted === true) interrupt();
  signal?.addEventListener('abort', interrupt, { once: true });
  return () => {
    clearTimeout(timer);
    signal?.removeEventListener('abort', interrupt);
  };
}

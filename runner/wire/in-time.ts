/** Why work was not waited for any longer. */
export type GivenUp = 'late' | 'aborted';

/** How long work is waited for. */
export interface WaitLimits {
  readonly ms: number;
  readonly signal: AbortSignal | undefined;
}

/**
 * Waits for work that never fails, but no longer than the limits allow. The work itself goes on, and its end is nobody's
 * concern then.
 */
export function inTime<Result>(work: Promise<Result>, limits: WaitLimits): Promise<Result | GivenUp> {
  const { ms, signal } = limits;
  if (signal?.aborted === true) return Promise.resolve('aborted');
  return new Promise((resolve) => {
    const settle = (result: Result | GivenUp): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      resolve(result);
    };
    const timer = setTimeout(() => settle('late'), ms);
    const onAbort = (): void => settle('aborted');
    signal?.addEventListener('abort', onAbort);
    void work.then(settle);
  });
}

/** Hears of exceptions that nobody caught, so that what is known by then can still be told. */
export interface CrashWatch {
  /** Rejects with the first of them. */
  readonly crashed: Promise<never>;
  readonly release: () => void;
}

/** Begins to listen. */
export function crashWatch(): CrashWatch {
  let listener: (error: unknown) => void = () => undefined;
  const crashed = new Promise<never>((_, reject) => (listener = reject));
  // Nobody may be waiting any more when it rejects.
  crashed.catch(() => undefined);
  process.on('uncaughtException', listener);
  return { crashed, release: () => process.off('uncaughtException', listener) };
}

import { setImmediate as nextTurn, setTimeout as delay } from 'node:timers/promises';

/** A process that wakes up later than this is a busy one, and is given as long again to look at its sockets. */
const LATE_MS = 20;

/**
 * Waits, or stops waiting when the signal is aborted. What lies in the sockets of this process is taken before it returns,
 * also when the process was late: a server in it, as under test and by `npm start`, sees what was sent before the pause
 * apart from what is sent behind it.
 */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  const startedMs = performance.now();
  await wait(ms, signal);
  if (performance.now() - startedMs > ms + LATE_MS) await wait(LATE_MS, signal);
  await nextTurn();
}

async function wait(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}

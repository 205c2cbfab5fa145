import { setTimeout as delay } from 'node:timers/promises';
import type { LastLines } from './last-lines.ts';
import { ShellGroup } from './shell-group.ts';

/** How long the command of `--reset` may take: a restart of a server, at most. */
const RESET_MS = 60_000;

/** What the command of `--reset` is run with. */
export interface ResetOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly output: LastLines;
  readonly signal: AbortSignal;
}

/**
 * Runs the command that resets the server. Null when it ended with status 0, or when the run was interrupted; otherwise
 * what became of it. What it leaves running stays: it may have started the server anew.
 */
export async function resetServer(
  command: string,
  { env, output, signal }: ResetOptions,
  timeoutMs: number = RESET_MS,
): Promise<string | null> {
  const group = new ShellGroup(command, { env, output });
  const done = new AbortController();
  const late = delay(timeoutMs, null, { signal: AbortSignal.any([signal, done.signal]) }).catch(() => null);
  const end = await Promise.race([group.ended, late]);
  done.abort();
  if (end === null) await group.stop();
  else group.release();
  if (signal.aborted || end?.status === 0) return null;
  return end === null ? `was not done after ${timeoutMs} ms` : end.words;
}

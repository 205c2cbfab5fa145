import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { guardGroup } from './group-guard.ts';
import type { LastLines } from './last-lines.ts';

/** How a command ended. */
export interface CommandEnd {
  /** Null when a signal ended it, or when it did not even begin. */
  readonly status: number | null;
  /** `ended with status 1`, `was ended by SIGSEGV` … */
  readonly words: string;
}

/** How long processes may take to end by themselves once they were asked to (SIGTERM). */
const STOP_MS = 5_000;

/** How long a process may take to go that was killed (SIGKILL). */
const KILL_MS = 1_000;

/** How long what a command has written may take to arrive here behind its end; processes that it left may go on writing. */
const OUTPUT_MS = 200;

/** A command run by the shell, in a process group of its own, so that it can be ended with everything that it started. */
export class ShellGroup {
  /** Resolves when the shell is gone, and what it wrote is known. */
  readonly ended: Promise<CommandEnd>;
  readonly #child: ChildProcess;
  readonly #callOffGuard: () => void;

  constructor(
    command: string,
    { env, output }: { readonly env: NodeJS.ProcessEnv; readonly output: LastLines },
  ) {
    const child = spawn(command, { shell: true, detached: true, stdio: ['ignore', 'pipe', 'pipe'], env });
    this.#child = child;
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', output.stream());
    this.#callOffGuard = child.pid === undefined ? (): void => undefined : guardGroup(child.pid);
    this.ended = endOf(child);
  }

  /** Lets go of a command that has ended: what it left running stays. */
  release(): void {
    this.#callOffGuard();
    this.#child.stdout?.destroy();
    this.#child.stderr?.destroy();
  }

  /** Ends the shell and what it started: asks them first, and kills them when that does not help in time. */
  async stop(): Promise<void> {
    const { pid } = this.#child;
    if (pid !== undefined && signalGroup(pid, 'SIGTERM') && !(await isGone(pid, STOP_MS))) {
      signalGroup(pid, 'SIGKILL');
      await isGone(pid, KILL_MS);
    }
    this.release();
  }
}

async function endOf(child: ChildProcess): Promise<CommandEnd> {
  const closed = once(child, 'close').catch(() => undefined);
  const end = await new Promise<CommandEnd>((resolve) => {
    child.once('error', ({ message }) => resolve({ status: null, words: `could not be run: ${message}` }));
    child.once('exit', (status, signal) => {
      const words = status === null ? `was ended by ${signal ?? 'a signal'}` : `ended with status ${status}`;
      resolve({ status, words });
    });
  });
  await Promise.race([closed, delay(OUTPUT_MS)]);
  return end;
}

/** Looks again and again, ever less often, whether a process group is gone. */
async function isGone(groupId: number, withinMs: number): Promise<boolean> {
  const untilMs = performance.now() + withinMs;
  for (let everyMs = 10; signalGroup(groupId, 0); everyMs = Math.min(everyMs * 2, 250)) {
    if (performance.now() > untilMs) return false;
    await delay(everyMs);
  }
  return true;
}

/** Sends a signal to every process of a group; false when there is none left that it can be sent to. */
function signalGroup(groupId: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-groupId, signal);
  } catch {
    return false;
  }
}

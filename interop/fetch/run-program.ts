import { spawn } from 'node:child_process';
import { signalGroup, SYSTEM_PATH } from '../programs.ts';
import type { FetchProgram } from './client.ts';

/** How a program is run. */
export interface Running {
  readonly home: string;
  readonly signal: AbortSignal;
}

/**
 * Runs a program of a client to its end, in a process group of its own; one that does not end in time is ended. Rejects
 * with the end of what it said unless it ends with status 0.
 */
export async function runProgram(program: FetchProgram, { home, signal }: Running): Promise<void> {
  const { path, words, environment, input } = program;
  signal.throwIfAborted();
  const child = spawn(path, words, {
    cwd: home,
    detached: true,
    stdio: 'pipe',
    env: { PATH: SYSTEM_PATH, LC_ALL: 'C.UTF-8', HOME: home, ...environment },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (octets: Buffer) => (said = `${said}${octets.toString('latin1')}`.slice(-SAID_OCTETS)));
  child.stdin.on('error', () => undefined).end(input ?? '');
  const limit = AbortSignal.timeout(PROGRAM_MS);
  const stop = AbortSignal.any([signal, limit]);
  const end = (): void => signalGroup(child, 'SIGKILL');
  stop.addEventListener('abort', end, { once: true });
  const status = await new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, by) => resolve(`status ${String(code ?? by)}`));
  });
  stop.removeEventListener('abort', end);
  if (status === 'status 0') return;
  const why = limit.aborted ? `not done after ${PROGRAM_MS / 1000} seconds` : status;
  throw new Error(`${path} ended: ${why}\n${said.trim()}`);
}

/** Many times what the slowest session takes. */
const PROGRAM_MS = 60_000;

/** The end of what a program said, as much as a reader looks at. */
const SAID_OCTETS = 2_000;

import { spawn, type ChildProcess } from 'node:child_process';
import { PROGRAM_ERROR_OCTETS } from './limits.ts';

export interface ProgramRun {
  /** A command line for the shell. */
  readonly program: string;
  readonly input: string;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}

/** How a program ended; `standardError` is the end of what it wrote there. */
export type ProgramEnd =
  | { readonly kind: 'exited'; readonly status: number; readonly standardError: string }
  | { readonly kind: 'killed'; readonly why: string; readonly standardError: string };

/**
 * Runs a program by the shell with the input on its standard input, and waits for its end. At the time limit, or when
 * the run is interrupted, it is killed with everything that it started. What it writes to standard output is dropped.
 */
export async function runProgram(run: ProgramRun): Promise<ProgramEnd> {
  const child = spawn(run.program, { shell: true, detached: true, stdio: ['pipe', 'ignore', 'pipe'] });
  const tail = tailOf(child);
  // A program that does not read its input to the end is told by its exit status, not by our broken pipe.
  child.stdin.on('error', () => undefined);
  child.stdin.end(run.input);
  return new Promise((resolve) => {
    const limit = AbortSignal.timeout(run.timeoutMs);
    const stop = AbortSignal.any(run.signal === undefined ? [limit] : [limit, run.signal]);
    const kill = (): void => killGroup(child);
    if (stop.aborted) kill();
    stop.addEventListener('abort', kill, { once: true });
    const finish = (end: ProgramEnd): void => {
      stop.removeEventListener('abort', kill);
      resolve(end);
    };
    child.once('error', (error) => finish({ kind: 'killed', why: error.message, standardError: '' }));
    child.once('close', (status, signal) => {
      const standardError = tail();
      if (limit.aborted) {
        finish({ kind: 'killed', why: `not done after ${String(run.timeoutMs)} ms`, standardError });
      } else if (status === null) finish({ kind: 'killed', why: signal ?? 'no exit status', standardError });
      else finish({ kind: 'exited', status, standardError });
    });
  });
}

/** Ends the shell and what it started: they are a process group of their own. */
function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // Gone already.
  }
}

function tailOf(child: ChildProcess): () => string {
  let kept: Buffer = Buffer.alloc(0);
  child.stderr?.on('data', (chunk: Buffer) => {
    kept = Buffer.concat([kept, chunk]).subarray(-PROGRAM_ERROR_OCTETS);
  });
  return () => kept.toString('utf8').trim();
}

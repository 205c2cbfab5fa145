import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { join } from 'node:path';
import { packageRoot } from '../runner/suite/package-root.ts';

/** The command line's program. */
export const MAIN: string = join(packageRoot(), 'dist', 'runner', 'cli', 'main.js');

/** A process of Node that has ended. */
export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs Node with these arguments; nothing of the surroundings is handed on. */
export async function runNode(words: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, words, { env: {}, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject).on('close', resolve);
  });
  const [status, stdout, stderr] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  return { status, stdout, stderr };
}

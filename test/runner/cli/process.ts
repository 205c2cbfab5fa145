import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The compiled command line, beside the compiled tests. */
export const MAIN: string = fileURLToPath(new URL('../../../runner/cli/main.js', import.meta.url));

/** How a command ended and what it said. */
export interface Ended {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** Where and in what surroundings a command runs. */
export interface Surroundings {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** A command that runs. */
export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Resolves when standard output or standard error holds this; rejects when the command ends without. */
  readonly says: (words: string) => Promise<string>;
}

/** Starts the command line as a user does, as a process of its own, without colours and without a terminal. */
export function start(words: readonly string[], { cwd, env }: Surroundings = {}): Running {
  const child = spawn(process.execPath, [MAIN, ...words], {
    cwd,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (status) => resolve({ status, out, err }));
  });
  const says = async (wanted: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if ((out + err).includes(wanted)) resolve(out + err);
      };
      child.stdout.on('data', look);
      child.stderr.on('data', look);
      child.on('close', () => reject(new Error(`ended without saying "${wanted}":\n${out}${err}`)));
      look();
    });
  return { child, ended, says };
}

/** Runs a command to its end. */
export async function pop3spec(words: readonly string[], surroundings?: Surroundings): Promise<Ended> {
  return start(words, surroundings).ended;
}

import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

/** A program to be started. */
export interface Program {
  readonly path: string;
  readonly words: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** What it finds on its standard input. */
  readonly input?: string;
  readonly user?: { readonly uid: number; readonly gid: number };
}

/** The programs of one server: started in groups of their own, ended by the ids that are known from starting them. */
export class Programs {
  readonly #running: ChildProcess[] = [];
  readonly #logPath: string;

  /** @param logPath where the programs' standard output and error go */
  constructor(logPath: string) {
    this.#logPath = logPath;
  }

  /** Starts a program that stays in the foreground. */
  start({ path, words, environment, input, user }: Program): void {
    const child = spawn(path, words, {
      detached: true,
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { PATH: SYSTEM_PATH, ...environment },
      ...(user ?? {}),
    });
    child.stdin.on('error', () => undefined).end(input ?? '');
    const log = createWriteStream(this.#logPath, { flags: 'a' });
    child.on('error', (error) => log.write(`${path} could not be started: ${error.message}\n`));
    child.on('exit', (status, signal) => log.write(`${path} ended: ${String(status ?? signal)}\n`));
    child.stdout.pipe(log, { end: false });
    child.stderr.pipe(log, { end: false });
    this.#running.push(child);
  }

  /** The programs that ended though nobody asked them to. */
  ended(): boolean {
    return this.#running.some((child) => child.exitCode !== null || child.signalCode !== null);
  }

  /** Ends all that was started, the last one first: politely, and after a while by force. */
  async stop(): Promise<void> {
    for (const child of this.#running.reverse()) {
      signalGroup(child, 'SIGTERM');
      for (let waited = 0; waited < STOP_MS && isRunning(child); waited += POLL_MS) await pause(POLL_MS);
      signalGroup(child, 'SIGKILL');
    }
    this.#running.length = 0;
  }

  /** The last lines that the programs wrote. */
  async logEnd(): Promise<string> {
    const text = await readFile(this.#logPath, 'utf8').catch(() => '');
    return text.split('\n').slice(-LOG_LINES).join('\n').trim();
  }
}

/** Where Debian keeps its programs. */
export const SYSTEM_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** How long servers may take over an orderly end. */
const STOP_MS = 5_000;

const POLL_MS = 20;

/** As much of a log as a reader looks at. */
const LOG_LINES = 25;

function isRunning(child: ChildProcess): boolean {
  return child.pid !== undefined && child.exitCode === null && child.signalCode === null;
}

/** The group outlives its first process when that one leaves children behind. */
export function signalGroup(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // Gone already.
  }
}

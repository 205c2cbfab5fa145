import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { ACCOUNTS } from './accounts.ts';
import { baselineOf } from './baselines.ts';
import type { Started } from './server.ts';
import { CLI } from './sources.ts';

/** How a run of the suite ended, by the exit status of `pop3spec run`. */
export type SuiteEnd =
  | {
      readonly kind: 'ended';
      readonly status: number;
      /** The beginning of what it said, where that was kept; its complaints where it said nothing else. */
      readonly printed: string;
    }
  | { readonly kind: 'cut-short'; readonly why: string };

/** Whose run it is, and where its reports go. */
export interface SuiteRun {
  readonly server: string;
  readonly folder: string;
  readonly signal: AbortSignal;
  /** Whether what it says is printed, or kept for who wants it. */
  readonly output: 'printed' | 'kept';
}

/** Runs the whole suite against a server by the program that users run. An interrupted run writes its reports. */
export async function runSuite(started: Started, run: SuiteRun): Promise<SuiteEnd> {
  const { server, folder, signal, output } = run;
  const baseline = await baselineOf(server);
  const words = [
    ...['run', `127.0.0.1:${started.port}`, ...accountsOf(started), ...started.options],
    ...['--fail-on', 'should,security'],
    ...['--report', `json=${join(folder, 'result.json')}`, '--report', `html=${join(folder, 'report.html')}`],
    ...(baseline === null ? [] : ['--baseline', baseline]),
  ];
  const where = output === 'printed' ? 'inherit' : 'pipe';
  const child = spawn(process.execPath, [CLI, ...words], { stdio: ['ignore', where, where] });
  const said = keptOf(child.stdout);
  const complaints = keptOf(child.stderr);
  const limit = AbortSignal.timeout(SUITE_MS);
  const stop = AbortSignal.any([signal, limit]);
  const interrupt = (): void => void child.kill('SIGINT');
  stop.addEventListener('abort', interrupt, { once: true });
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ kind: 'cut-short', why: error.message }));
    child.once('close', (status) => {
      stop.removeEventListener('abort', interrupt);
      if (limit.aborted) resolve({ kind: 'cut-short', why: `not done after ${SUITE_MS / 60_000} minutes` });
      else if (status === null || stop.aborted) resolve({ kind: 'cut-short', why: 'interrupted' });
      else resolve({ kind: 'ended', status, printed: said() || complaints() });
    });
  });
}

/** Keeps the beginning of what comes; nothing does where it goes elsewhere. */
function keptOf(output: Readable | null): () => string {
  let kept = '';
  output?.setEncoding('utf8').on('data', (text: string) => {
    if (kept.length < PRINTED_LIMIT) kept += text;
  });
  return () => kept;
}

/** Characters kept of what a run says: many times what one says of a server that meets nothing. */
const PRINTED_LIMIT = 4 * 1024 * 1024;

/** Several times what the slowest server needs on a busy machine. */
const SUITE_MS = 900_000;

function accountsOf({ domain }: Started): readonly string[] {
  const at = domain === undefined ? '' : `@${domain}`;
  return ACCOUNTS.flatMap(({ user, password }) => ['--account', `${user}${at}:${password}`]);
}

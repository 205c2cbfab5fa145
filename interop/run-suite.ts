import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ACCOUNTS } from './accounts.ts';
import { baselineOf } from './baselines.ts';
import type { Started } from './server.ts';
import { CLI } from './sources.ts';

/** How a run of the suite ended, by the exit status of `pop3spec run`. */
export type SuiteEnd =
  { readonly kind: 'ended'; readonly status: number } | { readonly kind: 'cut-short'; readonly why: string };

/** Whose run it is, and where its reports go. */
export interface SuiteRun {
  readonly server: string;
  readonly folder: string;
  readonly signal: AbortSignal;
}

/** Runs the whole suite against a server by the program that users run. An interrupted run writes its reports. */
export async function runSuite(started: Started, { server, folder, signal }: SuiteRun): Promise<SuiteEnd> {
  const baseline = await baselineOf(server);
  const words = [
    ...['run', `127.0.0.1:${started.port}`, ...accountsOf(started), ...started.options],
    ...['--fail-on', 'should,security'],
    ...['--report', `json=${join(folder, 'result.json')}`, '--report', `html=${join(folder, 'report.html')}`],
    ...(baseline === null ? [] : ['--baseline', baseline]),
  ];
  const child = spawn(process.execPath, [CLI, ...words], { stdio: ['ignore', 'inherit', 'inherit'] });
  const limit = AbortSignal.timeout(SUITE_MS);
  const stop = AbortSignal.any([signal, limit]);
  const interrupt = (): void => void child.kill('SIGINT');
  stop.addEventListener('abort', interrupt, { once: true });
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ kind: 'cut-short', why: error.message }));
    child.once('exit', (status) => {
      stop.removeEventListener('abort', interrupt);
      if (limit.aborted) resolve({ kind: 'cut-short', why: `not done after ${SUITE_MS / 60_000} minutes` });
      else if (status === null || stop.aborted) resolve({ kind: 'cut-short', why: 'interrupted' });
      else resolve({ kind: 'ended', status });
    });
  });
}

/** Several times what the slowest server needs on a busy machine. */
const SUITE_MS = 900_000;

function accountsOf({ domain }: Started): readonly string[] {
  const at = domain === undefined ? '' : `@${domain}`;
  return ACCOUNTS.flatMap(({ user, password }) => ['--account', `${user}${at}:${password}`]);
}

import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ACCOUNTS } from './accounts.ts';
import type { Started } from './server.ts';

/** How a run of the suite ended, by the exit status of `pop3spec run`. */
export type SuiteEnd = { readonly kind: 'ended'; readonly status: number } | { readonly kind: 'cut-short' };

/** Runs the whole suite against a server by the program that users run, with its reports in a folder. */
export async function runSuite({ port, options, domain }: Started, folder: string): Promise<SuiteEnd> {
  await mkdir(folder, { recursive: true });
  const at = domain === undefined ? '' : `@${domain}`;
  const accounts = ACCOUNTS.flatMap(({ user, password }) => ['--account', `${user}${at}:${password}`]);
  const reports = ['json=result.json', 'html=report.html'].flatMap((report) => {
    const [format = '', name = ''] = report.split('=');
    return ['--report', `${format}=${join(folder, name)}`];
  });
  const words = ['run', `127.0.0.1:${String(port)}`, ...accounts, ...options, ...reports];
  const child = spawn(process.execPath, [CLI, ...words], { stdio: ['ignore', 'inherit', 'inherit'] });
  const limit = setTimeout(() => child.kill('SIGINT'), SUITE_MS);
  return new Promise((resolve) => {
    child.once('exit', (status, signal) => {
      clearTimeout(limit);
      resolve(status === null || signal !== null ? { kind: 'cut-short' } : { kind: 'ended', status });
    });
  });
}

const CLI = join(import.meta.dirname, '..', 'runner', 'cli', 'main.js');

/** Several times what the slowest server needs. An interrupted run writes its reports. */
const SUITE_MS = 900_000;

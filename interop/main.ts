import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeMatrix } from './matrix.ts';
import { missingPackages } from './packages.ts';
import { readRequest, type InteropRequest } from './request.ts';
import { resultFolder } from './run-server.ts';
import { runServers } from './run-servers.ts';
import { SERVERS } from './servers.ts';
import { exitStatus, summary } from './summary.ts';

const request = readRequest(process.argv.slice(2), SERVERS);
if (request.list) await listServers();
else if (request.matrix) await writeMatrix(SERVERS, resultFolder('.'));
else process.exitCode = await runAndTell(request);

/** Shows every server with what it still needs. */
async function listServers(): Promise<void> {
  for (const { name, title, install } of SERVERS) {
    const missing = await missingPackages(install);
    const state = missing.length === 0 ? 'installed' : `needs ${missing.join(', ')}`;
    process.stdout.write(`${name.padEnd(14)} ${title}: ${state}\n`);
  }
}

async function runAndTell(asked: InteropRequest): Promise<0 | 1 | 3> {
  const interrupted = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => interrupted.abort());
  const outcomes = await runServers(asked, interrupted.signal);
  const text = summary(outcomes);
  process.stdout.write(text);
  await mkdir(resultFolder('.'), { recursive: true });
  await writeFile(join(resultFolder('.'), 'summary.txt'), text);
  return exitStatus(outcomes);
}

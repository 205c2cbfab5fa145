import { writeFile } from 'node:fs/promises';
import { updatePackageLists } from '../packages.ts';
import { missingFor } from './installation.ts';
import { CLIENTS } from './clients.ts';
import { exitStatus, totals } from './outcome.ts';
import { PAGE, pageOf } from './page.ts';
import { readRequest, type FetchRequest } from './request.ts';
import { runClients } from './run-clients.ts';

const request = readRequest(process.argv.slice(2), CLIENTS);
if (request.list) await listClients();
else process.exitCode = await run(request);

/** Shows every client with what it still needs. */
async function listClients(): Promise<void> {
  for (const { name, title, source } of CLIENTS) {
    const missing = await missingFor(source);
    const state = missing.length === 0 ? 'installed' : `needs ${missing.join(', ')}`;
    process.stdout.write(`${name.padEnd(10)} ${title}: ${state}\n`);
  }
}

async function run({ clients, install, faults, page }: FetchRequest): Promise<0 | 1 | 3> {
  const interrupted = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => interrupted.abort());
  if (install) {
    // Without new lists the old ones may do; where they do not, the clients say so.
    await updatePackageLists().catch((error: unknown) => process.stderr.write(`${String(error)}\n`));
  }
  const tell = (text: string): void => void process.stdout.write(text);
  const outcomes = await runClients({ clients, install, faults, signal: interrupted.signal, tell });
  if (page && exitStatus(outcomes) !== 3) await writeFile(PAGE, pageOf(outcomes));
  tell(`\n${totals(outcomes)}`);
  return exitStatus(outcomes);
}

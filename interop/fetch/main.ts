import { writeFile } from 'node:fs/promises';
import { updatePackageLists } from '../packages.ts';
import { missingFor } from './installation.ts';
import { listedFaults } from './listed-faults.ts';
import { CLIENTS } from './clients.ts';
import { allCope } from './oddity-outcome.ts';
import { ODDITY_PAGE, oddityPageOf } from './oddity-page.ts';
import { chosenOddities } from './oddity-set.ts';
import { exitStatus, notRunLine, totals } from './outcome.ts';
import { PAGE, pageOf } from './page.ts';
import { readRequest, type FetchRequest } from './request.ts';
import { runClients, type ClientsRun } from './run-clients.ts';
import { runOddities } from './run-oddities.ts';

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

async function run(request: FetchRequest): Promise<0 | 1 | 3> {
  const interrupted = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => interrupted.abort());
  if (request.install) {
    // Without new lists the old ones may do; where they do not, the clients say so.
    await updatePackageLists().catch((error: unknown) => process.stderr.write(`${String(error)}\n`));
  }
  const tell = (text: string): void => void process.stdout.write(text);
  const running = { ...request, signal: interrupted.signal, tell };
  return request.oddities ? runBeforeOddities(running) : runInAllWays(running);
}

async function runInAllWays(running: FetchRequest & ClientsRun): Promise<0 | 1 | 3> {
  const outcomes = await runClients(running);
  if (running.page && exitStatus(outcomes) !== 3) await writeFile(PAGE, pageOf(outcomes));
  running.tell(`\n${totals(outcomes)}`);
  return exitStatus(outcomes);
}

/** That clients do not cope with an oddity is what is to be found out, and no failure of the run. */
async function runBeforeOddities(running: FetchRequest & ClientsRun): Promise<0 | 3> {
  try {
    const outcomes = await runOddities({ ...running, oddities: chosenOddities(listedFaults()) });
    if (running.page) await writeFile(ODDITY_PAGE, oddityPageOf(outcomes));
    running.tell(
      `\noddities: all clients cope with ${outcomes.filter(allCope).length} of ${outcomes.length}\n`,
    );
    return 0;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    running.tell(notRunLine(running.signal.aborted ? 'interrupted' : reason));
    return 3;
  }
}

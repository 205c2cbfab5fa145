import { inPlace } from '../place.ts';
import { unpackedPath } from '../packages.ts';
import { benchIn, type Bench } from './bench.ts';
import type { Client } from './client.ts';
import { ensureInstalled, versionOf } from './installation.ts';
import { readMessages } from './messages.ts';
import { notRunLine, wayLine, type ClientOutcome, type WayOutcome } from './outcome.ts';
import { runWay } from './run-way.ts';

/** Which clients are run, and how. */
export interface ClientsRun {
  readonly clients: readonly Client[];
  readonly install: boolean;
  readonly faults: readonly string[];
  readonly signal: AbortSignal;
  /** Where lines go as they come. */
  readonly tell: (text: string) => void;
}

/** Runs one client after the other in all its ways, before servers that are started for the run. */
export async function runClients(run: ClientsRun): Promise<readonly ClientOutcome[]> {
  return inPlace(unpackedPath, async (place) => {
    const bench = benchIn(place, { ...run, messages: await readMessages() });
    const outcomes: ClientOutcome[] = [];
    for (const client of run.clients) outcomes.push(await runClient(client, run, bench));
    return outcomes;
  });
}

/** Never throws: what goes wrong is the reason why the client was not run. */
async function runClient(client: Client, run: ClientsRun, bench: Bench): Promise<ClientOutcome> {
  try {
    run.signal.throwIfAborted();
    run.tell(`\n${client.title}\n`);
    await ensureInstalled(client.source, run);
    const ways: WayOutcome[] = [];
    for (const way of client.ways) {
      const outcome = { way, problems: await runWay(client, way, bench) };
      run.tell(wayLine(outcome));
      ways.push(outcome);
    }
    return { kind: 'ran', client, version: await versionOf(client.source), ways };
  } catch (error) {
    const reason = run.signal.aborted
      ? 'interrupted'
      : String(error instanceof Error ? error.message : error);
    run.tell(notRunLine(reason));
    return { kind: 'not-run', client, reason };
  }
}

import { join } from 'node:path';
import { inPlace, type Place } from '../place.ts';
import { unpackedPath } from '../packages.ts';
import type { Client, FetchAccount } from './client.ts';
import { install, missingFor, versionOf } from './installation.ts';
import { readMessages } from './messages.ts';
import { notRunLine, wayLine, type ClientOutcome, type WayOutcome } from './outcome.ts';
import { referenceServers } from './reference-server.ts';
import { runWay, type Bench } from './run-way.ts';

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
    const bench = await benchIn(place, run);
    const outcomes: ClientOutcome[] = [];
    for (const client of run.clients) outcomes.push(await runClient(client, run, bench));
    return outcomes;
  });
}

/** They live as long as one run. Names and passwords may have spaces, so this one has. */
const ACCOUNT: FetchAccount = {
  user: 'pop3spec',
  password: 'made for one run',
  token: 'bWFkZSBmb3Igb25lIHJ1bg==',
};

async function benchIn(place: Place, { faults, signal }: ClientsRun): Promise<Bench> {
  const maildir = join(place.folder, 'Maildir');
  const messages = await readMessages();
  const serverFor = referenceServers(place, { account: ACCOUNT, maildir, faults });
  const { authority } = place.certificates;
  return { folder: place.folder, authority, account: ACCOUNT, maildir, messages, serverFor, signal };
}

/** Never throws: what goes wrong is the reason why the client was not run. */
async function runClient(client: Client, run: ClientsRun, bench: Bench): Promise<ClientOutcome> {
  try {
    run.signal.throwIfAborted();
    run.tell(`\n${client.title}\n`);
    const missing = await missingFor(client.source);
    if (missing.length > 0) {
      if (!run.install) throw new Error(`not installed: ${missing.join(', ')} (--install does that)`);
      await install(client.source);
    }
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

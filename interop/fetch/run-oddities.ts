import { unpackedPath } from '../packages.ts';
import { inPlace } from '../place.ts';
import { benchIn } from './bench.ts';
import type { Client } from './client.ts';
import { ensureInstalled } from './installation.ts';
import { readMessages, type FetchMessage } from './messages.ts';
import { oddityLine, type OddityCell, type OddityOutcome } from './oddity-outcome.ts';
import { oddityMessages, oddityWay, type Oddity } from './oddity-set.ts';
import { runWay } from './run-way.ts';

/** Which clients are run before which oddities. */
export interface OdditiesRun {
  readonly clients: readonly Client[];
  readonly oddities: readonly Oddity[];
  readonly install: boolean;
  readonly signal: AbortSignal;
  /** Where lines go as they come. */
  readonly tell: (text: string) => void;
}

/**
 * Runs every client before a server with each of the oddities, in the order of the oddities. Throws when a client is not
 * there, or when the run is interrupted.
 */
export async function runOddities(run: OdditiesRun): Promise<readonly OddityOutcome[]> {
  for (const { source } of run.clients) await ensureInstalled(source, run);
  const messages = oddityMessages(await readMessages());
  const outcomes = new Map<Oddity, OddityOutcome>();
  const left = run.oddities.values();
  const work = async (): Promise<void> => {
    for (const oddity of left) outcomes.set(oddity, await runOddity(oddity, run, messages));
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
  return run.oddities.flatMap((oddity) => outcomes.get(oddity) ?? []);
}

/** Clients and servers wait for each other: two at a time keep a processor busy. */
const AT_A_TIME = 2;

async function runOddity(
  oddity: Oddity,
  { clients, signal, tell }: OdditiesRun,
  messages: readonly FetchMessage[],
): Promise<OddityOutcome> {
  signal.throwIfAborted();
  return inPlace(unpackedPath, async (place) => {
    const bench = benchIn(place, { messages, signal, faults: [oddity.name] });
    const cells: OddityCell[] = [];
    for (const client of clients)
      cells.push({ client, problems: await runWay(client, oddityWay(client), bench) });
    tell(oddityLine({ oddity, cells }));
    return { oddity, cells };
  });
}

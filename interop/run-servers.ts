import { updatePackageLists } from './packages.ts';
import type { InteropRequest } from './request.ts';
import { runServer, type ServerOutcome } from './run-server.ts';

/**
 * Runs the suite against one server after another: what one does to the machine's load must not show in the next one's
 * deadlines. One that cannot be run keeps no other from it.
 */
export async function runServers(
  asked: InteropRequest,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, ServerOutcome>> {
  if (asked.install) {
    // Without new lists the old ones may do; where they do not, the servers say so.
    await updatePackageLists().catch((error: unknown) => process.stderr.write(`${String(error)}\n`));
  }
  const outcomes = new Map<string, ServerOutcome>();
  for (const server of asked.servers) {
    if (!asked.brief) process.stdout.write(`\n${server.title}\n`);
    outcomes.set(server.name, await runServer(server, asked, signal));
  }
  return outcomes;
}

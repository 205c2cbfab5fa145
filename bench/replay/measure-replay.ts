import { memoryStore } from '../../fixtures/server/memory-store.ts';
import { startServer } from '../../fixtures/server/server.ts';
import { embeddedProvisioner } from '../../runner/maildrop/embedded.ts';
import { readWorkload, type Workload } from '../plan.ts';
import { mailboxes, runOnce, type Ran } from '../run-once.ts';
import { replayBare } from './bare-client.ts';
import { playbackServer } from './playback-server.ts';
import type { RecordedConnection } from './recording.ts';
import { recordingProxy } from './recording-proxy.ts';

/** Median times in ms of the same connections with the same octets. */
export interface ReplayFigures {
  readonly connections: number;
  readonly scenarios: number;
  readonly runnerMs: number;
  readonly bareMs: number;
}

/**
 * How much longer a run takes than a bare loop over sockets that sends and gets the same octets, both before a server that
 * only plays back. Throws when a run before it comes to other verdicts than the one that was recorded.
 */
export async function measureReplay(rounds: number): Promise<ReplayFigures> {
  const workload = await readWorkload(1);
  const { recordings, ran } = await record(workload);
  const runner: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const again = await playback(recordings, (port) => runBefore(port, workload));
    if (again.passed !== ran.passed) {
      throw new Error(
        `${again.passed} scenarios passed before the playback, ${ran.passed} before the server`,
      );
    }
    runner.push(again.ms);
    bare.push(await playback(recordings, (port) => timed(() => replayBare(port, recordings))));
  }
  return {
    connections: recordings.length,
    scenarios: workload.plan.scenarios.filter(({ decision }) => decision.kind === 'run').length,
    runnerMs: median(runner),
    bareMs: median(bare),
  };
}

async function record(
  workload: Workload,
): Promise<{ readonly recordings: readonly RecordedConnection[]; readonly ran: Ran }> {
  const accounts = mailboxes(1);
  const store = memoryStore();
  const server = await startServer({
    store,
    accounts: accounts.map(({ user, password }) => ({ name: user, password })),
  });
  const proxy = await recordingProxy(server.port);
  try {
    const ran = await runOnce({
      workload,
      port: proxy.port,
      accounts,
      provisioner: embeddedProvisioner(store),
    });
    return { recordings: proxy.recordings(), ran };
  } finally {
    proxy.close();
    await server.close();
  }
}

async function playback<Result>(
  recordings: readonly RecordedConnection[],
  use: (port: number) => Promise<Result>,
): Promise<Result> {
  const server = await playbackServer(recordings);
  try {
    return await use(server.port);
  } finally {
    server.close();
  }
}

/** The messages go into a store that nobody reads: what the server shows is played back. */
async function runBefore(port: number, workload: Workload): Promise<Ran> {
  return runOnce({ workload, port, accounts: mailboxes(1), provisioner: embeddedProvisioner(memoryStore()) });
}

async function timed(work: () => Promise<void>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

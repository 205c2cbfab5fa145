import { setTimeout as later } from 'node:timers/promises';
import { memoryStore } from '../fixtures/server/memory-store.ts';
import type { Next } from '../fixtures/server/deviation.ts';
import type { Exchange } from '../fixtures/server/exchange.ts';
import type { Reply } from '../fixtures/server/reply.ts';
import { startServer } from '../fixtures/server/server.ts';
import { embeddedProvisioner } from '../runner/maildrop/embedded.ts';
import { readWorkload } from './plan.ts';
import { mailboxes, runOnce } from './run-once.ts';

/** Time before each reply of the server, in ms: what a run waits for, and what accounts share. */
const REPLY_MS = 5;

/** Time in ms of a run before a reference server that takes its time, with so many accounts. */
export async function measureAccounts(count: number): Promise<number> {
  const accounts = mailboxes(count);
  const store = memoryStore();
  const server = await startServer({
    store,
    accounts: accounts.map(({ user, password }) => ({ name: user, password })),
    faults: [{ handle: { ANY: slowly } }],
  });
  try {
    const workload = await readWorkload(count);
    return (await runOnce({ workload, port: server.port, accounts, provisioner: embeddedProvisioner(store) }))
      .ms;
  } finally {
    await server.close();
  }
}

async function slowly(exchange: Exchange, next: Next): Promise<Reply> {
  await later(REPLY_MS);
  return next(exchange);
}

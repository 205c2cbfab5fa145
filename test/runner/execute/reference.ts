import type { Test } from 'tap';
import type { Deviation } from '../../../fixtures/server/deviation.ts';
import { memoryStore, type MemoryStore } from '../../../fixtures/server/memory-store.ts';
import type { ServerOptions } from '../../../fixtures/server/options.ts';
import { startServer } from '../../../fixtures/server/server.ts';
import { embeddedProvisioner, type EmbeddedStore } from '../../../runner/maildrop/embedded.ts';
import type { Provisioner } from '../../../runner/maildrop/provisioner.ts';
import { ALICE, BOB } from './run-plan.ts';

/** The reference server with its store, and a provisioner for it that counts. */
export interface Reference {
  readonly port: number;
  readonly store: MemoryStore;
  readonly provisioner: Provisioner;
  /** Users whose maildrops were filled, in order. */
  readonly fills: readonly string[];
}

/** Starts the reference server, with deviations from it where they are given. */
export async function startReference(
  t: Test,
  faults: readonly Deviation[] = [],
  options: Partial<ServerOptions> = {},
): Promise<Reference> {
  const store = memoryStore();
  const accounts = [ALICE, BOB].map(({ user, password }) => ({ name: user, password }));
  const server = await startServer({ accounts, store, faults, ...options });
  t.teardown(server.close);
  const fills: string[] = [];
  const counting: EmbeddedStore = {
    fill: (user, messages) => {
      fills.push(user);
      store.fill(user, messages);
    },
    deliver: (user, messages) => {
      store.deliver(user, messages);
    },
  };
  return { port: server.port, store, provisioner: embeddedProvisioner(counting), fills };
}

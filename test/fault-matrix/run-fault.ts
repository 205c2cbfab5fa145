import type { Certificate } from '../../fixtures/certificates.ts';
import type { Fault } from '../../fixtures/faults/fault.ts';
import { memoryStore, type MemoryStore } from '../../fixtures/server/memory-store.ts';
import { startServer } from '../../fixtures/server/server.ts';
import type { TargetTls } from '../../runner/execute/environment/environment.ts';
import { execute } from '../../runner/execute/execute.ts';
import { embeddedProvisioner } from '../../runner/maildrop/embedded.ts';
import type { Provisioner } from '../../runner/maildrop/provisioner.ts';
import type { RunEvent } from '../../runner/model/event.ts';
import type { Plan } from '../../runner/model/plan.ts';
import { applyFeatures } from '../../runner/suite/apply-features.ts';
import { startClock } from '../../runner/wire/clock.ts';
import { TlsClient } from '../../runner/wire/tls-client.ts';
import { ACCOUNTS } from './accounts.ts';
import { LIMITS, PATIENCE_MS } from './patience.ts';
import { runOf, type MatrixRun } from './matrix-run.ts';
import type { World } from './world.ts';

/** Runs the scenarios of the world against the reference server, with the fault in it; null: as it is. */
export async function runFault(world: World, fault: Fault | null): Promise<MatrixRun> {
  const store = memoryStore();
  const server = await startServer({
    store,
    accounts: ACCOUNTS.map(({ user, ...secrets }) => ({ name: user, ...secrets })),
    faults: fault === null ? [] : [fault.deviation],
    autologoutMs: world.autologoutMs,
    tls: await certificateFor(world, fault),
    implicitTls: world.way === 'implicit',
  });
  const events: RunEvent[] = [];
  try {
    await execute(
      planFor(world, fault),
      {
        target: { host: server.host, port: server.port, timeoutMs: PATIENCE_MS, tls: tlsFor(world) },
        accounts: fault?.acrossSessions === true ? ACCOUNTS.slice(0, 2) : ACCOUNTS,
        provisioner: provisionerOf(store, world.traceFields),
        fixtures: world.fixtures,
        applyFeatures,
        startedAt: '2026-01-01T00:00:00.000Z',
        clock: startClock(),
        limits: LIMITS,
      },
      (event) => events.push(event),
    );
  } finally {
    await server.close();
  }
  return runOf(events);
}

async function certificateFor({ tls }: World, fault: Fault | null): Promise<Certificate> {
  return fault?.certificate?.(tls.authority, tls.hostName) ?? tls.certificate;
}

/** Whatever is wrong with the certificate, the run goes on and the scenarios about it tell. */
function tlsFor({ way, tls }: World): TargetTls {
  const client = new TlsClient({ ca: tls.authority.certificate, servername: tls.hostName });
  return { way, client, certificate: 'any' };
}

/** Faults that meet the largest messages and maildrops as well; for all others these would only cost time. */
const WITH_LARGE: ReadonlySet<string> = new Set([
  'four-digits-refused',
  'large-message-refused',
  'list-ends-at-512',
  'numbers-read-as-hexadecimal',
  'numbers-read-as-octal',
  'removal-by-octet',
  'reset-amid-large-message-removes',
  'retr-adds-status-field',
  'retr-not-stuffed',
  'stuffing-lost-at-output-buffers',
  'uidl-cut-at-buffer',
]);

function planFor({ plan, large }: World, fault: Fault | null): Plan {
  const whole = fault === null || WITH_LARGE.has(fault.name);
  const chosen = { scenarios: plan.scenarios.filter(({ id }) => whole || !large.has(id)) };
  return fault?.acrossSessions === true ? oneByOne(chosen) : chosen;
}

/** The plan with scenarios that each need both of two accounts, so that one runs after the other. */
function oneByOne(plan: Plan): Plan {
  return { scenarios: plan.scenarios.map((planned) => ({ ...planned, accounts: 2 })) };
}

/** Fills the server's own store, as a delivery does that puts these header fields in front of every message. */
function provisionerOf(store: MemoryStore, traceFields: string): Provisioner {
  if (traceFields === '') return embeddedProvisioner(store);
  const delivered = ({ octets }: { readonly octets: Uint8Array }): { readonly octets: Uint8Array } => ({
    octets: Buffer.concat([Buffer.from(traceFields), octets]),
  });
  const provisioner = embeddedProvisioner({
    fill: (user, messages) => {
      store.fill(user, messages.map(delivered));
    },
    deliver: (user, messages) => {
      store.deliver(user, messages.map(delivered));
    },
  });
  return { ...provisioner, form: 'header-fields-in-front' };
}

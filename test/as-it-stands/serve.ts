import type { Test } from 'tap';
import type { Fault } from '../../fixtures/faults/fault.ts';
import { memoryStore, type MemoryStore } from '../../fixtures/server/memory-store.ts';
import type { MaildropStore } from '../../fixtures/server/maildrop-store.ts';
import { startServer } from '../../fixtures/server/server.ts';
import { run, type RunOptions, type RunResult } from '../../runner/index.ts';

const ANN = { user: 'ann', password: 'anns-secret' };

/** What a test gives of the server and the run. */
export interface Served {
  readonly store: MaildropStore;
  readonly fault?: Fault;
  /** Told of every command, without passwords. */
  readonly log?: (line: string) => void;
  readonly options?: Partial<RunOptions>;
}

/** Runs what concerns RFC 1939 against a reference server whose maildrop nobody filled. */
export async function runAsItStands(t: Test, { store, fault, log, options }: Served): Promise<RunResult> {
  const { port, close } = await startServer({
    store,
    accounts: [{ name: ANN.user, password: ANN.password }],
    faults: fault === undefined ? [] : [fault.deviation],
    ...(log === undefined ? {} : { log }),
  });
  t.teardown(close);
  const suites = ['rfc1939'];
  const timeoutMs = 2_000;
  return run({ host: '127.0.0.1', port, accounts: [ANN], suites, timeoutMs, ...options });
}

/** A store whose maildrop holds these messages. */
export function storeOf(messages: readonly string[]): MemoryStore {
  const store = memoryStore();
  place(store, messages);
  return store;
}

/** Makes these messages the whole content of the maildrop. */
export function place(store: MemoryStore, messages: readonly string[]): void {
  store.fill(ANN.user, messages.map(newMessage));
}

/** Has mail arrive, as a delivery does. */
export function deliver(store: MemoryStore, message: string): void {
  store.deliver(ANN.user, [newMessage(message)]);
}

/** What the maildrop holds, as Latin-1. */
export function contentsOf(store: MemoryStore): readonly string[] {
  return store.contents(ANN.user).map(({ octets }) => Buffer.from(octets).toString('latin1'));
}

function newMessage(message: string): { readonly octets: Uint8Array } {
  return { octets: Buffer.from(message, 'latin1') };
}

/** Ordinary mail of many sizes, some with lines that begin with a dot: none of it is known to any suite. */
export function mailOf(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => message(index));
}

function message(index: number): string {
  const header = [
    'Received: from relay.example.org by mx.example.org; Mon, 01 Jan 2024 00:00:00 +0000',
    `From: Somebody <somebody.${String(index)}@example.org>`,
    `Subject: letter ${String(index)}`,
  ];
  const dots = index % 7 === 2 ? ['.dotted', '..', '. '] : [];
  const body = [
    'Dear reader,',
    'x'.repeat(index % 71),
    ...dots,
    ...Array<string>(index % 13).fill('again'),
    'Yours',
  ];
  return [...header, '', ...body, ''].join('\r\n');
}

/** Failures in one line each. */
export function failuresOf({ scenarios }: RunResult): readonly string[] {
  const failed = scenarios.flatMap(({ id, findings }) =>
    findings
      .filter(({ outcome }) => outcome === 'failed')
      .map((each) => `${each.requirement ?? '-'} in ${id}`),
  );
  return [...new Set(failed)];
}

import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { Test } from 'tap';
import { FAULTS } from '../../../fixtures/faults/faults.ts';
import { memoryStore, type MemoryStore } from '../../../fixtures/server/memory-store.ts';
import type { ServerOptions } from '../../../fixtures/server/options.ts';
import { startServer, type RunningServer } from '../../../fixtures/server/server.ts';

/** A password that occurs nowhere by chance: wherever it shows up, it was leaked. */
export const PASSWORD = 'Kq7-never-shown';

/** What is wished of it beside what it does by itself. */
interface ReferenceWish extends Pick<Partial<ServerOptions>, 'tls' | 'implicitTls'> {
  readonly users?: readonly string[];
  readonly fault?: string;
  readonly store?: MemoryStore;
}

/** The reference server for one test, with an account `alice` and on request others, and with a fault. */
export async function reference(
  t: Test,
  { users = ['alice'], fault, store = memoryStore(), ...more }: ReferenceWish,
): Promise<RunningServer> {
  const deviations = FAULTS.filter(({ name }) => name === fault).map(({ deviation }) => deviation);
  const accounts = users.map((name) => ({ name, password: PASSWORD }));
  for (const name of users) store.fill(name, [{ octets: Buffer.from('Subject: hi\r\n\r\nhello\r\n') }]);
  const server = await startServer({ accounts, store, faults: deviations, ...more });
  t.teardown(() => server.close());
  return server;
}

/** A server that does with every connection what it is told; gives its port. */
export async function scripted(t: Test, serve: (socket: Socket, server: Server) => void): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    serve(socket, server);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  t.teardown(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

/** A port of this machine on which nobody listens. */
export async function deadPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

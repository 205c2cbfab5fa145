import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { Observation } from '../../../runner/model/observation.ts';
import { latin1 } from '../../../runner/pop3/encode.ts';
import { type Clock, startClock } from '../../../runner/wire/clock.ts';
import { connect, type ConnectOptions } from '../../../runner/wire/connect.ts';
import { type Connection, connectionOver } from '../../../runner/wire/connection.ts';
import { Recorder } from '../../../runner/wire/recorder.ts';
import { type Act, scriptedServer } from '../../../fixtures/net-mock-socket.ts';

/** Long enough for anything that is meant to happen; nothing waits for it to pass. */
export const LONG_MS = 30_000;

/** Short enough to be waited for where nothing is meant to happen. */
export const SHORT_MS = 25;

/** What a connection under test is made with; anything may be replaced. */
export interface Rig {
  readonly recorder: Recorder;
  readonly session: string;
  readonly timeoutMs: number;
  readonly clock: Clock;
  readonly signal?: AbortSignal;
}

export function rig(replaced: Partial<Rig> = {}): Rig {
  const clock = startClock();
  const recorder = new Recorder({ clock, secrets: [] });
  return { recorder, session: 'A', timeoutMs: LONG_MS, clock, ...replaced };
}

/** A connection to a server that follows a script. */
export function scripted(script: readonly Act[], replaced: Partial<Rig> = {}): Connection {
  return connectionOver(scriptedServer(script).socket, rig(replaced));
}

/** A real server on loopback that does what it is told with each connection. */
export interface LoopbackServer {
  readonly port: number;
  close(): Promise<void>;
}

export async function loopback(serve: (socket: Socket) => void): Promise<LoopbackServer> {
  const sockets = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    serve(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => server.close(() => resolve()));
  };
  return { port, close };
}

/** Something that tidies up behind a test. */
interface Teardown {
  teardown(tidy: () => Promise<void>): void;
}

/** A connection to a real server on loopback, and both gone behind the test. */
export async function connected(
  t: Teardown,
  serve: (socket: Socket) => void,
  replaced: Partial<Rig> = {},
): Promise<Connection> {
  const server = await loopback(serve);
  const options: ConnectOptions = { ...rig(replaced), host: '127.0.0.1', port: server.port };
  const connection = await connect(options);
  if (connection.kind !== 'connection') throw new Error(connection.message);
  t.teardown(async () => {
    await connection.end();
    await server.close();
  });
  return connection;
}

/** An observation with its octets as text and without its times, to be compared in one go. */
export function told(seen: Observation): Record<string, unknown> {
  switch (seen.kind) {
    case 'reply':
      return {
        kind: seen.kind,
        line: latin1(seen.line),
        ...(seen.body && { body: latin1(seen.body.octets) }),
        ...(seen.surplus && { surplus: latin1(seen.surplus) }),
        ...(seen.isFarewell && { isFarewell: true }),
      };
    case 'closed':
      return { kind: seen.kind, how: seen.how, partial: latin1(seen.partial) };
    case 'timeout':
      return { kind: seen.kind, partial: latin1(seen.partial) };
    case 'limit':
      return { kind: seen.kind, limit: seen.limit, octets: seen.octets };
    case 'silence':
      return { kind: seen.kind, forMs: seen.forMs };
  }
}

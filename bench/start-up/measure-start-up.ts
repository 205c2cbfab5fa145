import { createServer } from 'node:net';
import { listening } from '../listening.ts';
import { MAIN, runNode } from '../run-cli.ts';

/** Times in ms from the start of a process. */
export interface StartUpFigures {
  /** Until `pop3spec run` has a connection to the server. */
  readonly connectionMs: number;
  /** Until a Node that does nothing else has one. */
  readonly bareMs: number;
}

export async function measureStartUp(rounds: number): Promise<StartUpFigures> {
  const connection: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    connection.push(
      await untilConnected((port) => [MAIN, 'run', `127.0.0.1:${port}`, '--account', 'bench:secret']),
    );
    bare.push(await untilConnected((port) => ['-e', `require('node:net').connect(${port}, '127.0.0.1')`]));
  }
  return { connectionMs: Math.min(...connection), bareMs: Math.min(...bare) };
}

/** Resolves with the time until the first connection; whoever made it is turned away and ends by itself. */
async function untilConnected(words: (port: number) => readonly string[]): Promise<number> {
  let connectedAt = 0;
  const server = await listening(
    createServer((socket) => {
      connectedAt ||= performance.now();
      socket.on('error', () => undefined).end('-ERR busy\r\n');
    }),
  );
  const begun = performance.now();
  try {
    await runNode(words(server.port));
  } finally {
    server.close();
  }
  if (connectedAt === 0) throw new Error('The process ended without a connection');
  return connectedAt - begun;
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { join } from 'node:path';
import type { Place } from './place.ts';

/** A program that serves one session, on its standard input and output. */
export interface SessionProgram {
  readonly path: string;
  readonly words: readonly string[];
}

/**
 * Listens for servers that leave that to inetd(8): each connection gets a process of its own, with the socket as its
 * standard input and output. Those that are left when the run is over are ended.
 *
 * @returns the port on 127.0.0.1
 */
export async function inetd(program: SessionProgram, place: Place): Promise<number> {
  const log = createWriteStream(join(place.folder, 'log'), { flags: 'a' });
  const running = new Set<number>();
  // Nothing may be read here: the socket belongs to the program.
  const server = createServer({ pauseOnConnect: true }, (socket) => serve(socket, program, { running, log }));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  place.atEnd(async () => {
    for (const pid of running) process.kill(pid, 'SIGKILL');
    await new Promise((closed) => server.close(closed));
    log.end();
  });
  return (server.address() as AddressInfo).port;
}

interface Sessions {
  readonly running: Set<number>;
  readonly log: NodeJS.WritableStream;
}

function serve(socket: Socket, { path, words }: SessionProgram, { running, log }: Sessions): void {
  const child = spawn(path, words, { stdio: [socket, socket, 'pipe'] });
  const { pid } = child;
  if (pid !== undefined) running.add(pid);
  child.on('error', (error) => log.write(`${path} could not be started: ${error.message}\n`));
  child.on('exit', () => {
    if (pid !== undefined) running.delete(pid);
  });
  child.stderr.pipe(log, { end: false });
  // Gives up this process's hold on the socket, and leaves the connection as it is.
  socket.destroy();
}

import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { setTimeout as pause } from 'node:timers/promises';
import type { Programs } from './programs.ts';

/** Waits until a server greets. Throws when its program ends, or when it does not greet in time. */
export async function waitForGreeting(port: number, tls: 'clear' | 'tls', programs: Programs): Promise<void> {
  const limit = Date.now() + READY_MS;
  while (Date.now() < limit) {
    if (await greets(port, tls)) return;
    if (programs.ended()) throw new Error('a program of it ended');
    await pause(POLL_MS);
  }
  throw new Error(`no greeting at port ${String(port)} within ${String(READY_MS / 1000)} seconds`);
}

/** Cyrus makes its databases first, on a busy machine. */
const READY_MS = 30_000;

const POLL_MS = 100;

/** How long one attempt waits for the first octets. */
const ATTEMPT_MS = 3_000;

async function greets(port: number, tls: 'clear' | 'tls'): Promise<boolean> {
  const socket =
    tls === 'clear'
      ? connect(port, '127.0.0.1')
      : connectTls({ port, host: '127.0.0.1', rejectUnauthorized: false });
  return new Promise((resolve) => {
    const settle = (greeted: boolean): void => {
      socket.destroy();
      resolve(greeted);
    };
    socket.setTimeout(ATTEMPT_MS, () => settle(false));
    socket.once('error', () => settle(false));
    socket.once('close', () => settle(false));
    socket.once('data', (octets: Buffer) => settle(octets.toString('latin1').startsWith('+OK')));
  });
}

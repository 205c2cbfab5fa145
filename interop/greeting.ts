import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { setTimeout as pause } from 'node:timers/promises';
import type { Programs } from './programs.ts';

/** How a greeting is waited for. */
export interface Wait {
  /** The server speaks TLS from the first octet. */
  readonly tls?: boolean;
  readonly limitMs?: number;
}

/** Waits until a server greets. Throws when its program ends, or when it does not greet in time. */
export async function waitForGreeting(
  port: number,
  programs: Programs,
  { tls = false, limitMs = READY_MS }: Wait = {},
): Promise<void> {
  const limit = Date.now() + limitMs;
  while (Date.now() < limit) {
    const greeted = await greets(port, tls);
    // Whoever greets where a program of it could not stay is somebody else.
    if (programs.ended()) throw new Error('a program of it ended');
    if (greeted) return;
    await pause(POLL_MS);
  }
  throw new Error(`no greeting at port ${String(port)} within ${String(limitMs / 1000)} seconds`);
}

/** Cyrus makes its databases first, on a busy machine. */
const READY_MS = 30_000;

const POLL_MS = 100;

/** How long one attempt waits for the first octets. */
const ATTEMPT_MS = 3_000;

/** The status indicator of a greeting (RFC 1939 §4). */
const POSITIVE = '+OK';

async function greets(port: number, tls: boolean): Promise<boolean> {
  const socket = tls
    ? connectTls({ port, host: '127.0.0.1', rejectUnauthorized: false })
    : connect(port, '127.0.0.1');
  return new Promise((resolve) => {
    const settle = (greeted: boolean): void => {
      socket.destroy();
      resolve(greeted);
    };
    socket.setTimeout(ATTEMPT_MS, () => settle(false));
    socket.once('error', () => settle(false));
    socket.once('close', () => settle(false));
    let said = '';
    socket.on('data', (octets: Buffer) => {
      said += octets.toString('latin1');
      // It may come in any pieces.
      if (said.length >= POSITIVE.length) settle(said.startsWith(POSITIVE));
    });
  });
}

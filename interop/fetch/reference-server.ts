import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Place } from '../place.ts';
import { Programs } from '../programs.ts';
import { CLI } from '../sources.ts';
import type { FetchAccount } from './client.ts';
import { haveEnded } from './server-log.ts';
import type { Transport, Way } from './ways.ts';

/** `pop3spec serve` over one transport. */
export interface ReferenceServer {
  readonly port: number;
  /** Its log so far: every command and reply, without secrets. */
  readonly log: () => Promise<string>;
}

/** What the servers of one run have in common. */
export interface Serving {
  readonly account: FetchAccount;
  readonly maildir: string;
  /** Names of faults that they have. */
  readonly faults: readonly string[];
}

/**
 * Gives the server for a way, which is started when the first client comes that goes it. All serve the same maildir, and
 * end with the place.
 */
export function referenceServers(place: Place, serving: Serving): (way: Way) => Promise<ReferenceServer> {
  const started = new Map<string, Promise<ReferenceServer>>();
  return async ({ transport, without = [] }) => {
    const name = [transport, ...without].join('-');
    const faults = [...new Set([...serving.faults, ...without])];
    const server = started.get(name) ?? start(place, { ...serving, faults, transport, name });
    started.set(name, server);
    return server;
  };
}

interface Start extends Serving {
  readonly transport: Transport;
  /** Of its log. */
  readonly name: string;
}

async function start(place: Place, asked: Start): Promise<ReferenceServer> {
  const path = join(place.folder, `log-${asked.name}`);
  const programs = new Programs(path);
  place.atEnd(async () => programs.stop());
  const log = async (): Promise<string> => readFile(path, 'utf8').catch(() => '');
  programs.start({ path: process.execPath, words: [CLI, ...serveWords(place, asked), '--port', '0'] });
  return { port: await portIn(log, programs), log };
}

/**
 * The port that the server names in its first line. Nobody connects to see whether it serves: that session would be none of
 * the client's.
 */
async function portIn(log: ReferenceServer['log'], programs: Programs): Promise<number> {
  const limit = performance.now() + START_MS;
  while (!programs.ended() && performance.now() < limit) {
    const [, port] = LISTENING.exec(await log()) ?? [];
    if (port !== undefined) return Number(port);
    await pause(POLL_MS);
  }
  throw new Error(`pop3spec serve does not listen:\n${await programs.logEnd()}`);
}

const LISTENING = /^listening on \S+:(\d+)$/m;

/** How long the server may take to start, on a busy machine. */
const START_MS = 60_000;

/** A log once so many sessions have begun in it and all of them have ended, or as it is when that takes too long. */
export async function endedLog(log: () => Promise<string>, count: number): Promise<string> {
  const limit = performance.now() + LOG_MS;
  for (;;) {
    const text = await log();
    if (haveEnded(text, count) || performance.now() > limit) return text;
    await pause(POLL_MS);
  }
}

/** How long a server may take to see that a client is gone, on a busy machine. */
const LOG_MS = 30_000;
const POLL_MS = 10;

function serveWords(
  { certificates }: Place,
  { account, maildir, faults, transport }: Start,
): readonly string[] {
  const { user, password, token } = account;
  const { certificate, key } = certificates;
  return [
    ...['serve', '--maildir', maildir, '--log'],
    ...['--account', `${user}:${password}`, '--token', `${user}:${token}`],
    ...faults.flatMap((name) => ['--fault', name]),
    ...(transport === 'plain' ? [] : ['--tls', TLS[transport], '--cert', certificate, '--key', key]),
  ];
}

const TLS = { stls: 'starttls', tls: 'implicit' } as const;

import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeBaseline } from './baselines.ts';
import { differencesIn } from './differences.ts';
import { installPackages, missingPackages, packageVersion, unpackedPath } from './packages.ts';
import { inPlace, type Place } from './place.ts';
import type { InteropRequest } from './request.ts';
import { runSuite } from './run-suite.ts';
import type { InteropServer } from './server.ts';
import { addSystemAccounts, removeSystemAccounts } from './system-accounts.ts';

/** What came of one server. */
export type ServerOutcome =
  | {
      readonly kind: 'ran';
      readonly version: string;
      readonly status: number;
      readonly seconds: number;
      /** How it differs from what is declared, where nothing else tells it. */
      readonly differs?: string;
    }
  | { readonly kind: 'not-run'; readonly reason: string };

/** Runs the whole suite against one server. Never throws: what goes wrong is the reason why it was not run. */
export async function runServer(
  server: InteropServer,
  request: InteropRequest,
  signal: AbortSignal,
): Promise<ServerOutcome> {
  try {
    signal.throwIfAborted();
    const problem = await makeReady(server, request);
    if (problem !== null) return { kind: 'not-run', reason: problem };
    return await inPlace(unpackedPath, async (place) => underSuite(server, { place, request, signal }));
  } catch (error) {
    return { kind: 'not-run', reason: reasonOf(error) };
  }
}

/** Where the reports of a server are written. */
export function resultFolder(name: string): string {
  return join('interop-results', name);
}

async function makeReady(server: InteropServer, request: InteropRequest): Promise<string | null> {
  if (server.accounts === 'system' && !request.systemAccounts)
    return 'it knows users of this machine alone: --system-accounts makes some, and removes them again';
  const missing = await missingPackages(server.install);
  if (missing.length === 0) return null;
  if (!request.install) return `not installed: ${missing.join(', ')} (--install does that)`;
  process.stdout.write(`${server.name}: installing ${missing.join(', ')}\n`);
  await installPackages(server.install);
  return null;
}

interface Under {
  readonly place: Place;
  readonly request: InteropRequest;
  readonly signal: AbortSignal;
}

async function underSuite(server: InteropServer, { place, request, signal }: Under): Promise<ServerOutcome> {
  if (server.accounts === 'system') {
    place.atEnd(removeSystemAccounts);
    addSystemAccounts();
  }
  const started = await server.start(place).catch(async (error: unknown) => {
    throw new Error(`${reasonOf(error)}\n${await place.programs.logEnd()}`);
  });
  const folder = resultFolder(server.name);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const before = performance.now();
  const output = request.brief ? 'kept' : 'printed';
  const end = await runSuite(started, { folder, server: server.name, signal, output });
  if (end.kind === 'cut-short')
    return { kind: 'not-run', reason: `${end.why}\n${await place.programs.logEnd()}` };
  const version = await packageVersion(server.package);
  const isToTell = request.brief && end.status !== 0;
  if (request.update) await writeBaseline(server, version, folder);
  return {
    kind: 'ran',
    version,
    status: end.status,
    seconds: Math.round((performance.now() - before) / 1000),
    ...(isToTell
      ? { differs: `${differencesIn(end.printed)}\n${await place.programs.logEnd()}`.trim() }
      : {}),
  };
}

function reasonOf(error: unknown): string {
  const told = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
  const message = error instanceof Error ? error.message : String(error);
  return told === '' || message.includes(told) ? message : `${message}\n${told}`;
}

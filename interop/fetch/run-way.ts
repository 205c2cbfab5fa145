import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bench } from './bench.ts';
import type { Client, Commands, Session } from './client.ts';
import { compareStored } from './compare.ts';
import { fillMaildir, readMaildir } from './maildrop.ts';
import type { FetchMessage } from './messages.ts';
import { endedLog, type ReferenceServer } from './reference-server.ts';
import { runProgram } from './run-program.ts';
import { strayed } from './server-log.ts';
import { isFetched, TASKS, type Task } from './task.ts';
import type { Way } from './ways.ts';

/** Lets a client do each task in one way. Gives what went wrong, in sentences; none: the way works. */
export async function runWay(client: Client, way: Way, bench: Bench): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const task of TASKS) {
    const found = await runTask(client, { way, task }, bench).catch((error: unknown) => [messageOf(error)]);
    problems.push(...found.map((problem) => `${task}: ${problem}`));
  }
  bench.signal.throwIfAborted();
  return problems;
}

interface Errand {
  readonly way: Way;
  readonly task: Task;
}

async function runTask(client: Client, { way, task }: Errand, bench: Bench): Promise<readonly string[]> {
  const { messages, maildir, signal } = bench;
  const server = await bench.serverFor(way);
  await fillMaildir(maildir, messages);
  const folder = await mkdtemp(join(bench.folder, 'session-'));
  try {
    const session = await sessionIn(folder, { way, task, port: server.port }, bench);
    const log = await logOf(client.commands(session), { server, home: session.home, signal });
    const sent = messages.filter((message) => isFetched(task, message.sent.length));
    const alterations = client.alterations.filter(({ over }) => over?.includes(way.transport) ?? true);
    return [
      ...strayed(log, way),
      ...compareStored({ sent, alterations, exceptions: client.exceptions }, await filesIn(session.got)),
      ...wrongOnServer(await readMaildir(maildir), messages, task),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Makes what a client finds at the start of a session. */
async function sessionIn(
  folder: string,
  errand: Errand & Pick<Session, 'port'>,
  { account, authority, messages }: Bench,
): Promise<Session> {
  const [home, maildir] = [join(folder, 'home'), join(folder, 'Maildir')];
  await mkdir(home);
  await fillMaildir(maildir, []);
  const sizes = messages.map(({ sent }) => sent.length);
  return { ...errand, account, authority, home, maildir, got: join(maildir, 'new'), sizes };
}

interface Where {
  readonly server: ReferenceServer;
  readonly home: string;
  readonly signal: AbortSignal;
}

/** Runs the programs of a session, and gives what the server logged of it, which is whole when its sessions have ended. */
async function logOf({ files, programs }: Commands, { server, home, signal }: Where): Promise<string> {
  // A session of the program before that failed may end late.
  const before = (await endedLog(server.log, 0)).length;
  for (const [name, text] of Object.entries(files ?? {}))
    await writeFile(join(home, name), text, { mode: 0o600 });
  for (const program of programs) await runProgram(program, { home, signal });
  return endedLog(async () => (await server.log()).slice(before), programs.length);
}

async function filesIn(folder: string): Promise<readonly Buffer[]> {
  return Promise.all((await readdir(folder)).map(async (name) => readFile(join(folder, name))));
}

function wrongOnServer(
  held: ReadonlyMap<string, Buffer>,
  messages: readonly FetchMessage[],
  task: Task,
): readonly string[] {
  const stays = (message: FetchMessage): boolean => task === 'leave' || !isFetched(task, message.sent.length);
  return messages.flatMap((message) => {
    const octets = held.get(message.name);
    const isThere = octets !== undefined;
    if (isThere !== stays(message))
      return [`${message.name}: ${isThere ? 'still' : 'no longer'} on the server`];
    return (octets?.equals(message.octets) ?? true) ? [] : [`${message.name}: changed on the server`];
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

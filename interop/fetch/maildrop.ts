import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FetchMessage } from './messages.ts';

/** Makes these messages the whole content of a maildir. */
export async function fillMaildir(maildir: string, messages: readonly FetchMessage[]): Promise<void> {
  await rm(maildir, { recursive: true, force: true });
  for (const folder of FOLDERS) await mkdir(join(maildir, folder), { recursive: true });
  for (const [index, { name, octets }] of messages.entries())
    await writeFile(join(maildir, 'new', `${FIRST + index}.${name}.pop3spec`), octets);
}

/** What a maildir holds, by the names of the messages. */
export async function readMaildir(maildir: string): Promise<ReadonlyMap<string, Buffer>> {
  const held = new Map<string, Buffer>();
  for (const folder of FOLDERS) {
    for (const file of await readdir(join(maildir, folder)))
      held.set(file.split('.')[1] ?? file, await readFile(join(maildir, folder, file)));
  }
  return held;
}

const FOLDERS = ['cur', 'new', 'tmp'] as const;

/** Messages are in the order of their files' first number. */
const FIRST = 1000;

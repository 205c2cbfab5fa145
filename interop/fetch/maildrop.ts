import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FetchMessage } from './messages.ts';

/** Makes these messages the whole content of a maildir. */
export async function fillMaildir(maildir: string, messages: readonly FetchMessage[]): Promise<void> {
  await rm(maildir, { recursive: true, force: true });
  for (const folder of FOLDERS) await mkdir(join(maildir, folder), { recursive: true });
  for (const [index, { name, octets }] of messages.entries())
    await writeFile(join(maildir, 'new', `${FIRST + index}.${name}.pop3spec`), octets);
}

/** The names of the messages that a maildir holds, in order. */
export async function namesIn(maildir: string): Promise<readonly string[]> {
  const files = await Promise.all(FOLDERS.map(async (folder) => readdir(join(maildir, folder))));
  return files
    .flat()
    .sort()
    .map((file) => file.split('.')[1] ?? file);
}

const FOLDERS = ['cur', 'new', 'tmp'] as const;

/** Messages are in the order of their files' first number. */
const FIRST = 1000;

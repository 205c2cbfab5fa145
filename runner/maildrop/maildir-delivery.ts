import { open, rename, unlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { giveTo, type MaildirFolder } from './maildir-folder.ts';
import type { MaildirNames } from './maildir-name.ts';
import { unixLines } from './unix-lines.ts';

/**
 * Delivers messages into a maildir by its convention: written in tmp, moved to new when complete. Each gets a delivery
 * second and a modification time of its own, in order: servers number messages by the one or the other.
 *
 * @param place `alone`: the times lie in the past; `behind`: from now on, so that they are later than those of messages
 *   delivered before
 */
export async function deliver(
  maildir: MaildirFolder,
  messages: readonly Uint8Array[],
  { names, place }: { readonly names: MaildirNames; readonly place: 'alone' | 'behind' },
): Promise<void> {
  const now = Math.floor(Date.now() / 1000);
  const firstSecond = place === 'alone' ? now - messages.length : now;
  for (const [index, octets] of messages.entries()) {
    const seconds = firstSecond + index;
    const temporary = join(maildir.path, 'tmp', names.next(seconds));
    await write(temporary, { octets: unixLines(octets), seconds, maildir });
    await rename(temporary, join(maildir.path, 'new', basename(temporary)));
  }
}

interface Delivery {
  readonly octets: Uint8Array;
  readonly seconds: number;
  readonly maildir: MaildirFolder;
}

/** `wx` fails on whatever stands at the path already, a link included. */
async function write(path: string, { octets, seconds, maildir }: Delivery): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(octets);
    await file.utimes(seconds, seconds);
    // Said again whatever the umask: a server that runs as another user of the folder's group has to read it.
    await file.chmod(fileMode(maildir.owner.mode));
    await giveTo(path, maildir.owner);
  } catch (error) {
    await unlink(path);
    throw error;
  } finally {
    await file.close();
  }
}

/** Readable and writable for those who may use the folder. */
function fileMode(folderMode: number): number {
  return folderMode & 0o666;
}

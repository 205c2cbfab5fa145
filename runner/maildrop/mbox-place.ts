import { lstat, open, readFile, realpath, rename, unlink, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { MBOX_OCTETS } from './limits.ts';
import { giveTo, type Owner } from './maildir-folder.ts';
import { provisionProblem, type ProvisionProblem } from './provisioner.ts';

/** Where an mbox file is, or will be. */
export interface MboxPlace {
  readonly kind: 'mbox';
  /** The real path, links resolved once. */
  readonly path: string;
  readonly owner: Owner;
  /** Size and modification time; null when there is no file yet. */
  readonly before: { readonly sizeOctets: number; readonly mtimeMs: number } | null;
}

/** Finds an mbox file. One that is missing will be owned like the folder that it stands in, which must be there. */
export async function findMbox(path: string): Promise<MboxPlace | ProvisionProblem> {
  const folder = await realpath(dirname(path)).catch(nullWhenMissing);
  if (folder === null) {
    return provisionProblem(`There is no folder ${dirname(path)} for the mbox file ${path}: is the path right?`);
  }
  const real = (await realpath(path).catch(nullWhenMissing)) ?? join(folder, basename(path));
  const stats = await lstat(real).catch(nullWhenMissing);
  if (stats === null) {
    const { uid, gid } = await lstat(folder);
    return { kind: 'mbox', path: real, owner: { uid, gid, mode: 0o600 }, before: null };
  }
  if (!stats.isFile()) return provisionProblem(`${path} is no file, so that it cannot be an mbox file`);
  const { uid, gid, mode, size, mtimeMs } = stats;
  return { kind: 'mbox', path: real, owner: { uid, gid, mode }, before: { sizeOctets: size, mtimeMs } };
}

/** What the file holds, one character for each octet; nothing when there is none. */
export async function readMbox({ path, before }: MboxPlace): Promise<string | ProvisionProblem> {
  if (before === null) return '';
  if (before.sizeOctets > MBOX_OCTETS) {
    return provisionProblem(
      `The mbox file ${path} has ${String(before.sizeOctets)} octets, too many for a test: use a mailbox of its own`,
    );
  }
  return readFile(path, 'latin1');
}

/** Puts a file with this content in the place of the other at once: whoever reads sees the one or the other. */
export async function replaceMbox(place: MboxPlace, text: string): Promise<void> {
  const { path, owner } = place;
  const temporary = `${path}.pop3spec.${String(process.pid)}`;
  const file = await open(temporary, 'wx', 0o600);
  try {
    await file.writeFile(text, 'latin1');
    await moveTimeOn(file, place);
    await file.chmod(owner.mode & 0o777);
    await giveTo(temporary, owner);
    await file.sync();
    await rename(temporary, path);
  } catch (error) {
    await unlink(temporary);
    throw error;
  } finally {
    await file.close();
  }
}

/** Adds to the end, as a delivery does; what could not be written to the end is taken away again. */
export async function appendToMbox(place: MboxPlace, text: string): Promise<void> {
  if (place.before === null) return replaceMbox(place, text);
  const file = await open(place.path, 'a');
  const { size } = await file.stat();
  try {
    await file.writeFile(text, 'latin1');
    await file.sync();
  } catch (error) {
    await file.truncate(size);
    throw error;
  } finally {
    await file.close();
  }
}

/** Servers see by size and time in whole seconds that a file has changed: where the size is the same, the time is not. */
async function moveTimeOn(file: FileHandle, { before }: MboxPlace): Promise<void> {
  const { size, mtimeMs } = await file.stat();
  if (before?.sizeOctets !== size) return;
  const seconds = Math.max(Math.floor(mtimeMs / 1000), Math.floor(before.mtimeMs / 1000) + 1);
  await file.utimes(seconds, seconds);
}

function nullWhenMissing(error: unknown): null {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return null;
  throw error;
}

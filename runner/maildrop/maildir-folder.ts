import { chmod, chown, lstat, mkdir, readdir, realpath, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isOwnName } from './maildir-name.ts';
import { provisionProblem, type ProvisionProblem } from './provisioner.ts';

/** A maildir whose three folders are known to be folders of its own, no links to anywhere else. */
export interface MaildirFolder {
  readonly kind: 'maildir';
  /** The real path, links resolved once. */
  readonly path: string;
  readonly owner: Owner;
}

/** Whose a file or folder is, and what its permissions are. */
export interface Owner {
  readonly uid: number;
  readonly gid: number;
  readonly mode: number;
}

/** A message file that the server shows or may show. */
export interface MessageFile {
  readonly path: string;
  /** Put there by this harness. */
  readonly own: boolean;
}

/** Opens a maildir; makes the folder when only it or its cur, new and tmp are missing, owned like what it stands in. */
export async function openMaildir(path: string): Promise<MaildirFolder | ProvisionProblem> {
  const isMissing = (await ownerOf(path)) === null;
  const parent = await ownerOf(dirname(path));
  if (isMissing && parent === null) {
    return provisionProblem(
      `There is no folder ${dirname(path)} for the maildir ${path}: is the path right?`,
    );
  }
  if (isMissing && parent !== null) await makeFolder(path, { ...parent, mode: 0o700 });
  const real = await realpath(path);
  const owner = await ownerOf(real);
  if (owner === null) return provisionProblem(`The maildir ${path} is no folder`);
  for (const name of FOLDERS) {
    const problem = await ensureFolder(join(real, name), owner);
    if (problem !== null) return problem;
  }
  return { kind: 'maildir', path: real, owner };
}

/** The messages of a maildir: the plain files in cur and new. What stands in tmp is not delivered. */
export async function messageFiles(maildir: MaildirFolder): Promise<readonly MessageFile[]> {
  const lists = await Promise.all(['cur', 'new'].map(async (name) => filesIn(join(maildir.path, name))));
  return lists.flat();
}

/** What this harness left in tmp when it was ended in the middle of a delivery. */
export async function ownLeftovers(maildir: MaildirFolder): Promise<readonly MessageFile[]> {
  return (await filesIn(join(maildir.path, 'tmp'))).filter(({ own }) => own);
}

/** Removes files; one that is gone already, since the server moved it, is not an error. */
export async function removeFiles(files: readonly MessageFile[]): Promise<void> {
  for (const { path } of files) {
    await unlink(path).catch((error: unknown) => {
      if (!isMissingError(error)) throw error;
    });
  }
}

/** Gives a file to the owner of the folder when we may (as root); otherwise it is ours and the mode has to do. */
export async function giveTo(path: string, owner: Owner): Promise<void> {
  if (process.getuid?.() === 0) await chown(path, owner.uid, owner.gid);
}

const FOLDERS = ['cur', 'new', 'tmp'] as const;

async function filesIn(folder: string): Promise<readonly MessageFile[]> {
  const names = (await readdir(folder)).filter((name) => !name.startsWith('.')).sort();
  return names.map((name) => ({ path: join(folder, name), own: isOwnName(name) }));
}

/** A cur, new or tmp that is a link would have us delete files somewhere else. */
async function ensureFolder(path: string, owner: Owner): Promise<ProvisionProblem | null> {
  const stats = await lstat(path).catch(nullWhenMissing);
  if (stats === null) await makeFolder(path, owner);
  else if (!stats.isDirectory()) return provisionProblem(`${path} is no folder of the maildir's own`);
  return null;
}

async function makeFolder(path: string, owner: Owner): Promise<void> {
  await mkdir(path, { mode: 0o700 });
  await chmod(path, owner.mode & 0o777);
  await giveTo(path, owner);
}

/** The owner of a folder, links followed; null when there is none or it is something else. */
async function ownerOf(path: string): Promise<Owner | null> {
  const real = await realpath(path).catch(nullWhenMissing);
  if (real === null) return null;
  const stats = await lstat(real);
  return stats.isDirectory() ? { uid: stats.uid, gid: stats.gid, mode: stats.mode } : null;
}

function nullWhenMissing(error: unknown): null {
  if (isMissingError(error)) return null;
  throw error;
}

function isMissingError(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOENT' || code === 'ENOTDIR';
}

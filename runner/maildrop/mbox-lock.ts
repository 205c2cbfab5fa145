import { open, stat, unlink } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { LOCK_EVERY_MS, LOCK_MS, LOCK_STALE_MS } from './limits.ts';
import { provisionProblem, type ProvisionProblem } from './provisioner.ts';

/**
 * Works on an mbox file while its dot lock is held: the file PATH.lock, made with O_EXCL, as delivery agents and servers
 * make it. One that nobody has touched for five minutes was left behind and is removed, as liblockfile has it. Node has no
 * locks by fcntl or flock, so that a program that uses these alone is not kept out.
 */
export async function withDotLock<Result>(
  path: string,
  work: () => Promise<Result>,
  waitMs: number = LOCK_MS,
): Promise<Result | ProvisionProblem> {
  const lock = `${path}.lock`;
  const tries = Math.ceil(waitMs / LOCK_EVERY_MS);
  for (let tried = 0; !(await isTaken(lock)); tried++) {
    if (tried === tries) return heldProblem(path, lock);
    await removeStale(lock);
    await pause(LOCK_EVERY_MS);
  }
  try {
    return await work();
  } finally {
    await unlink(lock).catch(unlessMissing);
  }
}

async function isTaken(lock: string): Promise<boolean> {
  try {
    const file = await open(lock, 'wx', 0o644);
    await file.writeFile(`${String(process.pid)}\n`).finally(async () => file.close());
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

async function removeStale(lock: string): Promise<void> {
  const stats = await stat(lock).catch(unlessMissing);
  if (stats != null && Date.now() - stats.mtimeMs > LOCK_STALE_MS) await unlink(lock).catch(unlessMissing);
}

function heldProblem(path: string, lock: string): ProvisionProblem {
  return provisionProblem(
    `The mbox file ${path} is locked by another program: ${lock} stays. When no program uses it, remove that file`,
  );
}

function unlessMissing(error: unknown): void {
  if (codeOf(error) !== 'ENOENT') throw error;
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

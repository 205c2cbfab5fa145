import { readFile } from 'node:fs/promises';

/** A user of this machine. */
export interface SystemUser {
  readonly uid: number;
  readonly gid: number;
}

/** Looks a user up; throws when there is none. */
export async function systemUser(name: string): Promise<SystemUser> {
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  const found = lines.find(([user]) => user === name);
  if (found === undefined) throw new Error(`this machine has no user ${name}`);
  return { uid: Number(found[2]), gid: Number(found[3]) };
}

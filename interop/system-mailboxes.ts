import { chmod, chown, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ACCOUNTS } from './accounts.ts';
import { systemUser } from './system-user.ts';

/** Makes an empty mbox file for each account where the system keeps them, and says how they are filled. */
export async function systemMailboxes(): Promise<string> {
  const { gid } = await systemUser('mail');
  for (const { user } of ACCOUNTS) {
    const path = join(SPOOL, user);
    await writeFile(path, '', { flag: 'wx' });
    await chown(path, (await systemUser(user)).uid, gid);
    await chmod(path, 0o660);
  }
  return `mbox:${SPOOL}/{user}`;
}

const SPOOL = '/var/mail';

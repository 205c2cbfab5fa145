import { mkdirSync, rmdirSync } from 'node:fs';
import { ACCOUNTS } from './accounts.ts';
import type { Place } from './place.ts';
import { systemUser } from './system-user.ts';
import { tool } from './tool.ts';

/**
 * Makes the accounts users of this machine, without home or shell, for servers that know no others. Their names begin
 * with `pop3spec-`: those that an earlier run left behind, since it was killed, are taken over.
 */
export function addSystemAccounts(): void {
  removeSystemAccounts();
  for (const { user, password } of ACCOUNTS) {
    tool('/usr/sbin/useradd', ['--no-create-home', '--home-dir', '/nonexistent', '--shell', '/bin/sh', user]);
    // A digest that is quick to check: a run logs in a thousand times, and the system's own is slow on purpose.
    const digest = tool(
      '/usr/bin/openssl',
      ['passwd', '-5', '-salt', user, '-stdin'],
      `${password}\n`,
    ).trim();
    tool('/usr/sbin/chpasswd', ['--encrypted'], `${user}:${digest}\n`);
  }
}

/** Removes the accounts again, with their mailboxes in /var/mail. */
export function removeSystemAccounts(): void {
  for (const { user } of ACCOUNTS) {
    try {
      tool('/usr/sbin/userdel', ['--remove', user]);
    } catch {
      // There is none.
    }
  }
}

/**
 * Makes the user that a server runs as, with an empty folder to confine itself to, as the installation of its package
 * would. One that is there stays; one that was made is removed at the end.
 */
export async function addServerUser({ atEnd }: Place, name: string, home: string): Promise<void> {
  const isThere = await systemUser(name).then(
    () => true,
    () => false,
  );
  if (isThere) return;
  mkdirSync(home, { mode: 0o755 });
  atEnd(() => rmdirSync(home));
  tool('/usr/sbin/useradd', ['--system', '--user-group', '--home-dir', home, '--shell', NO_SHELL, name]);
  atEnd(() => void tool('/usr/sbin/userdel', [name]));
}

const NO_SHELL = '/usr/sbin/nologin';

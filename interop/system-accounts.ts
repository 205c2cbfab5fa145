import { ACCOUNTS } from './accounts.ts';
import { tool } from './tool.ts';

/**
 * Makes the accounts users of this machine, without home or shell, for servers that know no others. Their names begin
 * with `pop3spec-`: those that an earlier run left behind, since it was killed, are taken over.
 */
export function addSystemAccounts(): void {
  removeSystemAccounts();
  for (const { user, password } of ACCOUNTS) {
    tool('/usr/sbin/useradd', ['--no-create-home', '--home-dir', '/nonexistent', '--shell', '/bin/sh', user]);
    tool('/usr/sbin/chpasswd', [], `${user}:${password}\n`);
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

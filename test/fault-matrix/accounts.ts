import type { Account } from '../../runner/maildrop/provisioner.ts';

/** Mailboxes of a server in the matrix: so many scenarios run side by side, and what waits for one holds up no other. */
export const ACCOUNTS: readonly Account[] = ['ann', 'ben', 'cleo', 'dora', 'emil'].map((user) => ({
  user,
  password: `${user}s-secret-${String(user.length)}`,
  token: `${user}s-token`,
}));

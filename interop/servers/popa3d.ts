import { inetd } from '../inetd.ts';
import { waitForGreeting } from '../greeting.ts';
import { addServerUser } from '../system-accounts.ts';
import { systemMailboxes } from '../system-mailboxes.ts';
import type { InteropServer } from '../server.ts';

/** popa3d, which knows the users of the machine and their mailboxes in /var/mail, and no TLS. */
export const popa3d: InteropServer = {
  name: 'popa3d',
  title: 'popa3d',
  package: 'popa3d',
  install: { packages: ['libpam-modules', 'openssl', 'passwd'], unpacked: ['popa3d'] },
  accounts: 'system',
  start: async (place) => {
    await addServerUser(place, 'popa3d', '/var/lib/popa3d');
    const provision = await systemMailboxes();
    const port = await inetd({ path: `${place.unpacked('popa3d')}/usr/sbin/popa3d`, words: [] }, place);
    await waitForGreeting(port, place.programs);
    return { port, options: ['--provision', provision] };
  },
};

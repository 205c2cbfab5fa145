import { inetd } from '../inetd.ts';
import { systemMailboxes } from '../system-mailboxes.ts';
import type { InteropServer } from '../server.ts';

/** popa3d, which knows the users of the machine and their mailboxes in /var/mail, and no TLS. */
export const popa3d: InteropServer = {
  name: 'popa3d',
  title: 'popa3d',
  package: 'popa3d',
  install: { packages: ['adduser', 'libpam-modules'], unpacked: ['popa3d'] },
  accounts: 'system',
  start: async (place) => {
    const provision = await systemMailboxes();
    return {
      port: await inetd({ path: `${place.unpacked('popa3d')}/usr/sbin/popa3d`, words: [] }, place),
      options: ['--provision', provision],
    };
  },
};

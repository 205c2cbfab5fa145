import { inetd } from '../inetd.ts';
import { waitForGreeting } from '../greeting.ts';
import { writeIn } from '../place.ts';
import type { InteropServer } from '../server.ts';
import { addServerUser } from '../system-accounts.ts';
import { systemMailboxes } from '../system-mailboxes.ts';

/** Solid POP3, which knows the users of the machine and their mailboxes in /var/mail, and no TLS. */
export const solidPop3d: InteropServer = {
  name: 'solid-pop3d',
  title: 'Solid POP3',
  package: 'solid-pop3d',
  install: { packages: ['liblockfile1', 'libpam-modules', 'openssl', 'passwd'], unpacked: ['solid-pop3d'] },
  accounts: 'system',
  start: async (place) => {
    await addServerUser(place, 'spop3d', '/var/lib/solid-pop3d');
    const provision = await systemMailboxes();
    const configuration = await writeIn(place, 'spop3d.conf', CONFIGURATION);
    const path = `${place.unpacked('solid-pop3d')}/usr/sbin/solid-pop3d`;
    const port = await inetd({ path, words: ['-f', configuration] }, place);
    await waitForGreeting(port, place.programs);
    return { port, options: ['--provision', provision] };
  },
};

const CONFIGURATION = `<Global>
  MailDropName "/var/mail/%s"
  MailDropType mailbox
  LogStatistics no
  AddBulletins no
  AutoLogoutTime 10m
</Global>
`;

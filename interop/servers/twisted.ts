import { join } from 'node:path';
import { ACCOUNTS } from '../accounts.ts';
import { freePorts } from '../free-ports.ts';
import { waitForGreeting } from '../greeting.ts';
import { makeMaildirs } from '../maildirs.ts';
import type { Place } from '../place.ts';
import { SOURCES } from '../sources.ts';
import type { InteropServer, Started } from '../server.ts';
import { systemUser } from '../system-user.ts';

/** The POP3 server class of Twisted, on its own maildirs and checkers, with CRAM-MD5 and without TLS. */
export const twisted: InteropServer = {
  name: 'twisted',
  title: 'Twisted',
  package: 'python3-twisted',
  install: { packages: ['python3', 'python3-twisted'], unpacked: [] },
  accounts: 'own',
  start,
};

async function start(place: Place): Promise<Started> {
  const [port] = (await freePorts(1)) as [number];
  const user = await systemUser('mail');
  const mail = await makeMaildirs(place, user);
  const accounts = Object.fromEntries(ACCOUNTS.map((account) => [account.user, account.password]));
  place.programs.start({
    path: '/usr/bin/python3',
    words: [join(SOURCES, 'servers', 'twisted-server.py')],
    input: JSON.stringify({ port, homes: mail.homes, accounts }),
    environment: { PYTHONDONTWRITEBYTECODE: '1' },
  });
  await waitForGreeting(port, place.programs);
  return { port, options: ['--provision', mail.provision] };
}

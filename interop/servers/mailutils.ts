import { join } from 'node:path';
import { ACCOUNTS } from '../accounts.ts';
import { freePorts } from '../free-ports.ts';
import { waitForGreeting } from '../greeting.ts';
import { makeMaildirs } from '../maildirs.ts';
import { folderIn, writeIn, type Place } from '../place.ts';
import type { InteropServer, Started } from '../server.ts';
import { systemUser } from '../system-user.ts';
import { tool } from '../tool.ts';

/** GNU Mailutils in clear, with STLS offered. It has accounts of its own in virtual domains alone. */
export const mailutils: InteropServer = {
  name: 'mailutils',
  title: 'GNU Mailutils',
  package: 'mailutils-pop3d',
  install: {
    packages: [
      'openssl',
      'mailutils-common',
      'libmailutils9',
      'libmu-dbm9',
      'libgsasl18',
      'libkyotocabinet16v5',
    ],
    unpacked: ['mailutils-pop3d'],
  },
  accounts: 'own',
  start,
};

const DOMAIN = 'example.org';

async function start(place: Place): Promise<Started> {
  const [port] = (await freePorts(1)) as [number];
  const { uid, gid } = await systemUser('mail');
  const mail = await makeMaildirs(place, { uid, gid }, 'INBOX');
  const lines = ACCOUNTS.map(({ user, password }) => {
    const digest = tool('/usr/bin/openssl', ['passwd', '-6', '-stdin'], `${password}\n`).trim();
    return `${user}:${digest}:${uid}:${gid}::${mail.homes}/${user}:/bin/sh\n`;
  });
  await folderIn(place, 'domains', { uid: 0, gid: 0 });
  await folderIn(place, 'locks', { uid, gid });
  await writeIn(place, join('domains', DOMAIN), lines.join(''));
  const configuration = await writeIn(place, 'pop3d.conf', configurationOf(place, port));
  place.programs.start({
    path: `${place.unpacked('mailutils-pop3d')}/usr/sbin/pop3d`,
    words: [`--config-file=${configuration}`],
  });
  await waitForGreeting(port, place.programs);
  return {
    port,
    domain: DOMAIN,
    options: ['--ca', place.certificates.authority, '--provision', mail.provision],
  };
}

/** The mailbox of a user in a virtual domain is called INBOX, whatever the patterns say. */
function configurationOf({ folder, certificates }: Place, port: number): string {
  return `
mode daemon;
foreground yes;
max-children 100;
logging { syslog no; };
auth {
  authentication clear;
  authentication virtdomain:generic:system;
  authorization clear;
  authorization virtdomain:system;
};
virtdomain { passwd-dir "${folder}/domains"; };
mandatory-locking { enable yes; lock-directory "${folder}/locks"; };
tcp-wrappers { enable no; };
tls-mode ondemand;
tls-file-checks { key-file none; cert-file none; ca-file none; };
tls {
  ssl-certificate-file "${certificates.certificate}";
  ssl-key-file "${certificates.key}";
};
server 127.0.0.1:${port} { transcript no; };
`;
}

import { chown } from 'node:fs/promises';
import { join } from 'node:path';
import { ACCOUNTS, type InteropAccount } from '../accounts.ts';
import { freePorts } from '../free-ports.ts';
import { waitForGreeting } from '../greeting.ts';
import { makeMaildirs } from '../maildirs.ts';
import { folderIn, writeIn, type Place } from '../place.ts';
import type { InteropServer, Started } from '../server.ts';
import { systemUser } from '../system-user.ts';
import { tool } from '../tool.ts';

/** Courier in clear, with STLS offered. */
export const courier: InteropServer = {
  name: 'courier',
  title: 'Courier',
  package: 'courier-pop',
  install: {
    packages: ['courier-base', 'courier-authlib-userdb', 'msmtp-mta'],
    unpacked: ['courier-pop'],
  },
  accounts: 'own',
  start,
};

/**
 * Where Courier looks for its accounts is fixed when it is built: /etc/courier, and a socket in /run/courier. It gets
 * both in a mount namespace of its own, so that those of the machine stay as they are.
 */
async function start(place: Place): Promise<Started> {
  const [port] = (await freePorts(1)) as [number];
  const mail = await makeMaildirs(place, await systemUser('mail'));
  await writeAccounts(place, mail.homes);
  // It reads the certificate after it has become the user of that name.
  const { uid, gid } = await systemUser('courier');
  await chown(place.certificates.both, uid, gid);
  await folderIn(place, 'run', await systemUser('courier'));
  await folderIn(place, 'run/authdaemon', await systemUser('courier'));
  const script = await writeIn(place, 'start.sh', scriptOf(place, port));
  place.programs.start({
    path: '/usr/bin/unshare',
    words: ['--mount', '/bin/sh', '-e', script],
    environment: environmentOf(place),
  });
  await waitForGreeting(port, place.programs);
  return {
    port,
    options: ['--ca', place.certificates.authority, '--provision', mail.provision],
  };
}

function scriptOf({ folder, unpacked }: Place, port: number): string {
  const programs = `${unpacked('courier-pop')}/usr/lib/courier/courier`;
  const tcpd =
    '/usr/sbin/couriertcpd -address=127.0.0.1 -maxprocs=100 -maxperip=100 -nodnslookup -noidentlookup';
  return [
    `mount --bind ${folder}/etc /etc/courier`,
    `mount --bind ${folder}/run /run/courier`,
    '/usr/lib/courier/courier-authlib/authdaemond &',
    `exec ${tcpd} ${port} ${programs}/courierpop3login ${programs}/courierpop3d Maildir`,
    '',
  ].join('\n');
}

/** What the start script of the package hands to the server, with all mechanisms that it knows switched on. */
function environmentOf({ certificates }: Place): Record<string, string> {
  return {
    SHELL: '/bin/sh',
    MAILDIRPATH: 'Maildir',
    POP3AUTH: MECHANISMS,
    POP3AUTH_TLS: MECHANISMS,
    POP3_STARTTLS: 'YES',
    POP3_TLS_REQUIRED: '0',
    COURIERTLS: '/usr/bin/couriertls',
    TLS_CERTFILE: certificates.both,
    TLS_VERIFYPEER: 'NONE',
  };
}

const MECHANISMS = 'PLAIN LOGIN CRAM-MD5 CRAM-SHA1 CRAM-SHA256';

async function writeAccounts(place: Place, mail: string): Promise<void> {
  const owner = await systemUser('mail');
  const etc = await folderIn(place, 'etc', await systemUser('courier'));
  await writeIn(place, 'etc/authdaemonrc', RC);
  const lines = ACCOUNTS.map((account) => {
    const home = `${mail}/${account.user}`;
    const place = `uid=${owner.uid}|gid=${owner.gid}|home=${home}|mail=${home}/Maildir`;
    return `${account.user}\t${place}|${secretsOf(account)}\n`;
  });
  await writeIn(place, 'etc/userdb', lines.join(''));
  tool('/bin/chmod', ['600', join(etc, 'userdb')]);
  tool('/usr/sbin/makeuserdb', ['-f', join(etc, 'userdb')]);
}

const RC = `authmodulelist="authuserdb"
authmodulelistorig="authuserdb"
daemons=5
authdaemonvar=/run/courier/authdaemon
DEBUG_LOGIN=0
DEFAULTOPTIONS=""
LOGGEROPTS=""
`;

function secretsOf({ password }: InteropAccount): string {
  const digest = (option: string): string => tool('/usr/sbin/userdbpw', [option], `${password}\n`).trim();
  return [
    `pop3pw=${digest('-md5')}`,
    `hmac-md5pw=${digest('-hmac-md5')}`,
    `hmac-sha1pw=${digest('-hmac-sha1')}`,
    `hmac-sha256pw=${digest('-hmac-sha256')}`,
  ].join('|');
}

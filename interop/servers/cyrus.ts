import { join } from 'node:path';
import { ACCOUNTS } from '../accounts.ts';
import { freePorts } from '../free-ports.ts';
import { waitForGreeting } from '../greeting.ts';
import { folderIn, writeIn, type Place } from '../place.ts';
import type { InteropServer, Started } from '../server.ts';
import { systemUser, type SystemUser } from '../system-user.ts';
import { tool } from '../tool.ts';

/** Cyrus in clear, with STLS offered. Its store is its own: messages are put there by IMAP. */
export const cyrus: InteropServer = {
  name: 'cyrus',
  title: 'Cyrus',
  package: 'cyrus-pop3d',
  install: {
    packages: ['cyrus-common', 'libsasl2-modules', 'libsasl2-modules-db', 'msmtp-mta'],
    unpacked: ['cyrus-pop3d', 'cyrus-imapd', 'sasl2-bin'],
  },
  accounts: 'own',
  start,
};

/**
 * Cyrus takes no message with a lone LF or a NUL by APPEND, and the scenarios of the first lines are about such ones;
 * those of the last want a hundred messages and more, each of which it writes to the disk before it takes the next one.
 */
const NOT_TO_BE_PLACED = [
  'rfc1939/retr/no-last-line-end',
  'rfc1939/retr/lone-line-ends',
  'rfc1939/retr/eight-bit',
  'rfc1939/retr/eight-bit-whole',
  'rfc1939/retr/nul',
  'rfc1939/many',
];

interface Ports {
  readonly pop3: number;
  readonly imap: number;
}

async function start(place: Place): Promise<Started> {
  const [pop3, imap] = (await freePorts(2)) as [number, number];
  const user = await systemUser('cyrus');
  await makeFolders(place, user);
  const settings = await writeIn(place, 'imapd.conf', settingsOf(place));
  const services = await writeIn(place, 'cyrus.conf', servicesOf(place, settings, { pop3, imap }));
  writeAccounts(place);
  tool('/bin/chown', [`${user.uid}:${user.gid}`, join(place.folder, 'sasldb'), place.certificates.key]);
  place.programs.start({
    path: '/usr/lib/cyrus/bin/master',
    words: ['-C', settings, '-M', services, '-p', join(place.folder, 'cyrus', 'pid')],
    user,
    // syslog is the only log that Cyrus knows; this makes it write to standard error as well.
    environment: { CYRUS_VERBOSE: '1' },
  });
  await waitForGreeting(pop3, place.programs);
  return {
    port: pop3,
    options: [
      ...['--ca', place.certificates.authority, '--provision', `imap://127.0.0.1:${imap}?starttls=never`],
      ...NOT_TO_BE_PLACED.flatMap((name) => ['--skip', name]),
    ],
  };
}

async function makeFolders(place: Place, user: SystemUser): Promise<void> {
  for (const name of ['cyrus', 'cyrus/socket', 'cyrus/proc', 'cyrus/lock', 'spool']) {
    await folderIn(place, name, user);
  }
}

function writeAccounts({ folder, unpacked }: Place): void {
  for (const { user, password } of ACCOUNTS) {
    tool(
      `${unpacked('sasl2-bin')}/usr/sbin/saslpasswd2`,
      ['-p', '-c', '-f', join(folder, 'sasldb'), '-u', REALM, user],
      `${password}\n`,
    );
  }
}

/** Kept fixed, since the names in the accounts' database go by it. */
const REALM = 'localhost';

function settingsOf({ folder, certificates }: Place): string {
  return `
configdirectory: ${folder}/cyrus
proc_path: ${folder}/cyrus/proc
mboxname_lockpath: ${folder}/cyrus/lock
defaultpartition: default
partition-default: ${folder}/spool
servername: ${REALM}
autocreate_quota: 0
unixhierarchysep: no
altnamespace: no
allowplaintext: yes
popminpoll: 0
failedloginpause: 1
sasl_pwcheck_method: auxprop
sasl_auxprop_plugin: sasldb
sasl_sasldb_path: ${folder}/sasldb
sasl_mech_list: PLAIN LOGIN CRAM-MD5 DIGEST-MD5 SCRAM-SHA-1 SCRAM-SHA-256
tls_server_cert: ${certificates.certificate}
tls_server_key: ${certificates.key}
tls_client_ca_file: ${certificates.authority}
skiplist_unsafe: yes
maxlogins_per_host: 0
maxlogins_per_user: 0
`;
}

function servicesOf({ unpacked }: Place, settings: string, { pop3, imap }: Ports): string {
  const service = (name: string, port: number): string => {
    const program = `${unpacked(name === 'pop3' ? 'cyrus-pop3d' : 'cyrus-imapd')}/usr/lib/cyrus/bin/${name}d`;
    return `  ${name} cmd="${program} -C ${settings}" listen="127.0.0.1:${port}" prefork=0 maxchild=100\n`;
  };
  return `START {
  recover cmd="/usr/lib/cyrus/bin/ctl_cyrusdb -C ${settings} -r"
}
SERVICES {
${service('pop3', pop3)}${service('imap', imap)}}
EVENTS {
}
`;
}

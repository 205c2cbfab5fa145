import { ACCOUNTS } from '../accounts.ts';
import { freePorts } from '../free-ports.ts';
import { waitForGreeting } from '../greeting.ts';
import { makeMaildirs } from '../maildirs.ts';
import { writeIn, type Place } from '../place.ts';
import type { Installation, InteropServer, Started } from '../server.ts';
import { systemUser } from '../system-user.ts';

/** What Dovecot needs. */
export const DOVECOT: Installation = { packages: ['dovecot-core'], unpacked: ['dovecot-pop3d'] };

/** Dovecot in clear, with STLS offered. */
export const dovecot: InteropServer = server('dovecot', 'Dovecot', 'none');

/** The same, every session under TLS by STLS. */
export const dovecotStls: InteropServer = server('dovecot-stls', 'Dovecot under STLS', 'starttls');

/** The same, under TLS from the first octet. */
export const dovecotTls: InteropServer = server('dovecot-tls', 'Dovecot under implicit TLS', 'implicit');

interface Ports {
  readonly port: number;
  readonly tlsPort: number;
}

/** A Dovecot that was started: where it listens, and what `--provision` is given. */
export interface RunningDovecot extends Ports {
  readonly provision: string;
}

type TlsWay = 'none' | 'starttls' | 'implicit';

function server(name: string, title: string, tls: TlsWay): InteropServer {
  return {
    name,
    title,
    package: 'dovecot-pop3d',
    install: DOVECOT,
    accounts: 'own',
    start: async (place) => start(place, tls),
  };
}

async function start(place: Place, tls: TlsWay): Promise<Started> {
  const { port, tlsPort, provision } = await startDovecot(place);
  return {
    port: tls === 'implicit' ? tlsPort : port,
    options: ['--tls', tls, '--ca', place.certificates.authority, '--provision', provision],
  };
}

/** Starts it, also for proxies in front of it. */
export async function startDovecot(place: Place): Promise<RunningDovecot> {
  const [port, tlsPort] = (await freePorts(2)) as [number, number];
  const mail = await makeMaildirs(place, await systemUser('mail'));
  const users = ACCOUNTS.map(({ user, password }) => `${user}:{PLAIN}${password}::::::\n`).join('');
  await writeIn(place, 'users', users);
  const configuration = await writeIn(place, 'dovecot.conf', await configurationOf(place, { port, tlsPort }));
  place.programs.start({ path: '/usr/sbin/dovecot', words: ['-F', '-c', configuration] });
  await waitForGreeting(port, place.programs);
  return { port, tlsPort, provision: mail.provision };
}

async function configurationOf(place: Place, ports: Ports): Promise<string> {
  const { folder, certificates } = place;
  const { uid, gid } = await systemUser('mail');
  return `
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = /dev/stderr
protocols = pop3
listen = 127.0.0.1
ssl = yes
ssl_cert = <${certificates.certificate}
ssl_key = <${certificates.key}
ssl_min_protocol = TLSv1.2
disable_plaintext_auth = no
auth_mechanisms = plain login cram-md5 scram-sha-1 scram-sha-256
auth_failure_delay = 1 secs
first_valid_uid = ${uid}
first_valid_gid = ${gid}
mail_location = maildir:${folder}/mail/%u/Maildir
mail_max_userip_connections = 100
pop3_lock_session = yes
pop3_no_flag_updates = no
${servicesOf(place, ports)}
passdb {
  driver = passwd-file
  args = scheme=PLAIN ${folder}/users
}
userdb {
  driver = static
  args = uid=${uid} gid=${gid} home=${folder}/mail/%u
}
`;
}

function servicesOf(place: Place, ports: Ports): string {
  const programs = `${place.unpacked('dovecot-pop3d')}/usr/lib/dovecot`;
  return `
service pop3-login {
  executable = ${programs}/pop3-login
  inet_listener pop3 {
    port = ${ports.port}
  }
  inet_listener pop3s {
    port = ${ports.tlsPort}
    ssl = yes
  }
}
service pop3 {
  executable = ${programs}/pop3
}
service anvil {
  # After refused logins Dovecot lets everybody at the same address wait, for up to 15 seconds.
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
`;
}

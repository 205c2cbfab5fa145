import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Test } from 'tap';
import { ALICE } from './reading-client.ts';

/** A Dovecot of the test's own. */
export interface Dovecot {
  readonly pop3: number;
  readonly imap: number;
  readonly lmtp: number;
  /** Folder with a folder for each user. */
  readonly mail: string;
}

/** What is wished of it beside what it does by itself. */
export interface DovecotWish {
  readonly users?: readonly string[];
  readonly settings?: string;
}

/** Why no Dovecot can be started here, false when one can: what `skip` of a test takes. */
export const WITHOUT_DOVECOT: string | false = whyNot();

/**
 * Starts Dovecot with a configuration of its own below the folder for temporary files, on free ports of the loopback
 * address, and stops it when the test is over. It knows any user by alice's password.
 *
 * @param location Where a user's mail is below the user's folder: `maildir:Maildir`, `mbox:.:INBOX=inbox`
 * @param wish Users who have a folder, alice where nobody is named, and lines of dovecot.conf beside the usual ones
 */
export async function startDovecot(
  t: Test,
  location: string,
  { users = [ALICE.user], settings = '' }: DovecotWish = {},
): Promise<Dovecot> {
  // Not below the test's own folder: the paths of Unix sockets may not be longer than some hundred octets.
  const folder = await mkdtemp(join(tmpdir(), 'pop3spec-dovecot-'));
  t.teardown(async () => rm(folder, { recursive: true, force: true }));
  await chmod(folder, 0o755);
  const mail = join(folder, 'mail');
  for (const user of users) {
    await mkdir(join(mail, user), { recursive: true });
    await chown(join(mail, user), USER_ID, USER_ID);
  }
  const [pop3 = 0, imap = 0, lmtp = 0] = await freePorts(3);
  const configuration = join(folder, 'dovecot.conf');
  const layout = { folder, mail, location, ports: { pop3, imap, lmtp } };
  await writeFile(configuration, `${configurationOf(layout)}${settings}\n`);
  const master = spawn('dovecot', ['-F', '-c', configuration], { stdio: 'ignore' });
  t.teardown(async () => stop(master));
  for (const port of [pop3, imap, lmtp]) await listening(port, master, join(folder, 'log'));
  return { pop3, imap, lmtp, mail };
}

/** The user `nobody` of Debian: Dovecot reads no mail as root. */
const USER_ID = 65_534;

function whyNot(): string | false {
  if (process.getuid?.() !== 0) return 'a Dovecot of its own is started by root alone';
  const { error, stdout } = spawnSync('doveconf', ['-h', 'libexec_dir'], { encoding: 'utf8' });
  // The package of each protocol brings a program of its own.
  const hasProgram = (protocol: string): boolean => existsSync(join(stdout.trim(), protocol));
  return error === undefined && ['pop3', 'imap', 'lmtp'].every(hasProgram)
    ? false
    : 'dovecot is not installed whole (apt-get install dovecot-imapd dovecot-lmtpd dovecot-pop3d)';
}

async function stop(master: ChildProcess): Promise<void> {
  if (master.exitCode !== null) return;
  const ended = once(master, 'exit');
  master.kill('SIGTERM');
  await ended;
}

/** Tries to connect until somebody listens; Dovecot says nothing to whoever started it. */
async function listening(port: number, master: ChildProcess, log: string): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (master.exitCode !== null) throw new Error(`Dovecot ended: ${await readFile(log, 'utf8')}`);
    if (await canConnect(port)) return;
    await pause(50);
  }
  throw new Error(`Dovecot does not listen: ${await readFile(log, 'utf8')}`);
}

async function canConnect(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

async function freePorts(count: number): Promise<readonly number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  const ports = await Promise.all(
    servers.map(
      async (server) =>
        new Promise<number>((resolve, reject) => {
          server.once('error', reject);
          server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
        }),
    ),
  );
  await Promise.all(servers.map(async (server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

interface Layout {
  readonly folder: string;
  readonly mail: string;
  readonly location: string;
  readonly ports: Readonly<Record<'pop3' | 'imap' | 'lmtp', number>>;
}

function configurationOf({ folder, mail, location, ports }: Layout): string {
  const [format = '', path = ''] = location.split(/:(.*)/s);
  return `
base_dir = ${folder}/run
state_dir = ${folder}/run
log_path = ${folder}/log
instance_name = ${folder}
listen = 127.0.0.1
protocols = pop3 imap lmtp
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain login
auth_failure_delay = 0
mail_fsync = never
mail_location = ${format}:%h/${path.replace('INBOX=', 'INBOX=%h/')}
first_valid_uid = 1
namespace inbox {
  inbox = yes
}
passdb {
  driver = static
  args = password=${ALICE.password}
}
userdb {
  driver = static
  args = uid=${USER_ID} gid=${USER_ID} home=${mail}/%n allow_all_users=yes
}
service pop3-login {
  inet_listener pop3 {
    port = ${ports.pop3}
  }
  inet_listener pop3s {
    port = 0
  }
}
service imap-login {
  inet_listener imap {
    port = ${ports.imap}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service lmtp {
  inet_listener lmtp {
    address = 127.0.0.1
    port = ${ports.lmtp}
  }
}
`;
}

import { execFile } from 'node:child_process';
import { access, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Installation } from './server.ts';

/** The folder that a package is unpacked into. */
export function unpackedPath(name: string): string {
  return join(UNPACKED, name);
}

/** Which of the packages are missing on this machine; none: a server can be started. */
export async function missingPackages({ packages, unpacked }: Installation): Promise<readonly string[]> {
  const installed = await Promise.all(packages.map(isInstalled));
  const there = await Promise.all(unpacked.map(async (name) => exists(unpackedPath(name))));
  return [
    ...packages.filter((_, index) => installed[index] !== true),
    ...unpacked.filter((_, index) => there[index] !== true),
  ];
}

/**
 * Installs what is missing, as root. Nothing that is installed is removed for it (`--no-remove`), and no service of a
 * package is started. Throws with the end of what apt said.
 */
export async function installPackages(installation: Installation): Promise<void> {
  const missing = await missingPackages(installation);
  const packages = missing.filter((name) => installation.packages.includes(name));
  if (packages.length > 0) {
    await withoutServices(async () =>
      apt(['install', '-y', '--no-install-recommends', '--no-remove', ...packages]),
    );
  }
  for (const name of missing.filter((each) => installation.unpacked.includes(each))) await unpack(name);
}

/** Fetches the lists of packages; once for all servers. */
export async function updatePackageLists(): Promise<void> {
  await apt(['update']);
}

/** The version of a package that is installed or unpacked, such as `1:2.3.19.1+dfsg1-2.1+deb12u7`. */
export async function packageVersion(name: string): Promise<string> {
  const control = unpackedPath(name);
  if (await exists(control)) return (await readdir(join(control, VERSION_FOLDER)))[0] ?? 'unknown';
  const { stdout } = await run('dpkg-query', ['-W', '-f', '${Version}', name]);
  return stdout;
}

/** Root's alone, so that nobody puts a program of his own there, and readable by the users that servers run as. */
const UNPACKED = '/var/cache/pop3spec-interop';

/** A folder whose only entry is named like the version: written by nobody but us, and read without parsing. */
const VERSION_FOLDER = '.version';

/** Packages depend on a program that sends mail. Any will do; where there is none, this is one without a service. */
const MAIL_SENDER = 'msmtp-mta';

const POLICY = '/usr/sbin/policy-rc.d';

/** How long apt may take with one server, on a slow line. */
const APT_MS = 600_000;

const run = promisify(execFile);

async function isInstalled(name: string): Promise<boolean> {
  if (name === MAIL_SENDER && (await exists('/usr/sbin/sendmail'))) return true;
  const { stdout } = await run('dpkg-query', ['-W', '-f', '${Status}', name]).catch(() => ({ stdout: '' }));
  return stdout === 'install ok installed';
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

async function apt(words: readonly string[], folder = '/'): Promise<void> {
  await run('apt-get', ['-o', 'DPkg::Lock::Timeout=300', '-q', ...words], {
    cwd: folder,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8' },
    timeout: APT_MS,
    maxBuffer: 16 * 1024 * 1024,
  });
}

/** Debian asks this program before it starts a service; 101 means no (invoke-rc.d(8)). One that is there stays. */
async function withoutServices(work: () => Promise<void>): Promise<void> {
  if (await exists(POLICY)) return work();
  await writeFile(POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755, flag: 'wx' });
  try {
    await work();
  } finally {
    await rm(POLICY);
  }
}

/** Unpacks beside the place and moves there at the end: what is there is whole. */
async function unpack(name: string): Promise<void> {
  if (await exists(unpackedPath(name))) return;
  await mkdir(UNPACKED, { recursive: true, mode: 0o755 });
  const folder = await mkdtemp(join(UNPACKED, '.new-'));
  try {
    // apt fetches as a user of its own where it can, else as root, and only warns.
    await apt(['download', name], folder);
    const file = join(folder, (await readdir(folder))[0] ?? '');
    const root = join(folder, 'root');
    await run('dpkg-deb', ['-x', file, root]);
    const { stdout } = await run('dpkg-deb', ['-f', file, 'Version']);
    await mkdir(join(root, VERSION_FOLDER, stdout.trim()), { recursive: true });
    await rename(root, unpackedPath(name));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

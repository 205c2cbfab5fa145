import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { installPackages, missingPackages, packageVersion } from '../packages.ts';
import { SOURCES } from '../sources.ts';
import type { Source } from './client.ts';

/** The packages that a client still needs, and the command that installs those of npm. */
export async function missingFor(source: Source): Promise<readonly string[]> {
  switch (source.kind) {
    case 'debian':
      return missingPackages(debian(source.packages));
    case 'npm':
      return existsSync(manifest(source.package)) ? [] : [`${source.package} of npm`];
  }
}

/** Sees to it that a client is there. Throws when it is not and may not be installed. */
export async function ensureInstalled(
  source: Source,
  { install: mayInstall }: { readonly install: boolean },
): Promise<void> {
  const missing = await missingFor(source);
  if (missing.length === 0) return;
  if (!mayInstall) throw new Error(`not installed: ${missing.join(', ')} (--install does that)`);
  await install(source);
}

/** Installs the Debian packages that are missing, as root. Those of npm come with the project's own. */
async function install(source: Source): Promise<void> {
  switch (source.kind) {
    case 'debian':
      await installPackages(debian(source.packages));
      return;
    case 'npm':
      throw new Error(`${source.package} is not there: npm ci brings it`);
  }
}

/** The version of a client that is installed. */
export async function versionOf(source: Source): Promise<string> {
  switch (source.kind) {
    case 'debian':
      return packageVersion(source.packages[0] ?? '');
    case 'npm': {
      const { version } = JSON.parse(await readFile(manifest(source.package), 'utf8')) as {
        readonly version: string;
      };
      return version;
    }
  }
}

function debian(packages: readonly string[]): Parameters<typeof installPackages>[0] {
  return { packages, unpacked: [] };
}

function manifest(name: string): string {
  return join(SOURCES, '..', 'node_modules', name, 'package.json');
}

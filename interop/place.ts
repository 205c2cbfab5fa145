import { chmod, chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAuthority } from '../fixtures/certificates.ts';
import { Programs } from './programs.ts';

/** What one server gets for one run: a folder for all that it writes, certificates, and the programs that it runs as. */
export interface Place {
  /** A new folder, which every user of the machine may enter: servers change their user. */
  readonly folder: string;
  /** PEM files: the authority, the server's certificate for localhost and 127.0.0.1, its key, and both in one. */
  readonly certificates: CertificateFiles;
  readonly programs: Programs;
  /** Where a package was unpacked. */
  readonly unpacked: (name: string) => string;
  /** Called behind the run, after the programs were stopped. */
  readonly atEnd: (undo: () => Promise<void> | void) => void;
}

export interface CertificateFiles {
  readonly authority: string;
  readonly certificate: string;
  readonly key: string;
  readonly both: string;
}

/** Makes a place, gives it to `work`, and clears it away whatever comes of it. */
export async function inPlace<Result>(
  unpacked: Place['unpacked'],
  work: (place: Place) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'pop3spec-interop-'));
  const undos: (() => Promise<void> | void)[] = [];
  const programs = new Programs(join(folder, 'log'));
  try {
    await chmod(folder, 0o755);
    const certificates = await certificateFiles(folder);
    return await work({ folder, certificates, programs, unpacked, atEnd: (undo) => undos.push(undo) });
  } finally {
    await programs.stop();
    for (const undo of undos.reverse()) await undo();
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Writes a file into a place and gives its path. */
export async function writeIn({ folder }: Place, name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

/** Makes a folder in a place, for a user, and gives its path. */
export async function folderIn(
  { folder }: Place,
  name: string,
  owner: { readonly uid: number; readonly gid: number },
): Promise<string> {
  const path = join(folder, name);
  await mkdir(path);
  await chown(path, owner.uid, owner.gid);
  return path;
}

async function certificateFiles(folder: string): Promise<CertificateFiles> {
  const authority = await createAuthority('pop3spec interop');
  const { certificate, key } = await authority.issue({ names: ['localhost', '127.0.0.1'] });
  const write = async (name: string, text: string, mode = 0o644): Promise<string> => {
    const path = join(folder, name);
    await writeFile(path, `${text}\n`, { mode });
    return path;
  };
  return {
    authority: await write('authority.pem', authority.certificate),
    certificate: await write('certificate.pem', certificate),
    key: await write('key.pem', key, 0o600),
    both: await write('both.pem', `${key}\n${certificate}`, 0o600),
  };
}

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Reads the document and writes each message into the maildir of the user, emptied before if so told. The maildir's owner is that of
 * the folder above it, as a mail server wants it.
 */
const PROGRAM = `
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
let text = '';
for await (const piece of process.stdin) text += piece;
const { version, action, user, messages } = JSON.parse(text);
if (version !== 1) throw new Error('unknown version ' + version);
const folder = process.argv[2].replace('{user}', user);
const { uid, gid } = statSync(dirname(folder));
if (process.getuid() === 0) {
  process.setgid(gid);
  process.setuid(uid);
}
for (const name of ['cur', 'new', 'tmp']) {
  if (action === 'replace') rmSync(folder + '/' + name, { recursive: true, force: true });
  mkdirSync(folder + '/' + name, { recursive: true });
}
const run = process.hrtime.bigint();
// A name begins with the time in seconds, by which servers put messages in order.
const seconds = action === 'replace' ? 1000 : Math.floor(Date.now() / 1000);
messages.forEach(({ octets }, index) =>
  writeFileSync(folder + '/new/' + (seconds + index) + '.' + run + '.test', Buffer.from(octets, 'base64')));
`;

/**
 * Lays a program for the provisioner `command+add` into the folder and gives the command line that runs it.
 *
 * @param maildir Path of a maildir, with `{user}` in it
 */
export async function fillingProgram(folder: string, maildir: string): Promise<string> {
  const program = join(folder, 'fill.mjs');
  await writeFile(program, PROGRAM);
  return `"${process.execPath}" "${program}" "${maildir}"`;
}

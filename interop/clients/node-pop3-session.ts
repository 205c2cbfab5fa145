import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer, json } from 'node:stream/consumers';
import Pop3Command from 'node-pop3';
import type { LibrarySession } from '../fetch/library-session.ts';

/** One session with node-pop3, as told on standard input. */
const session = (await json(process.stdin)) as LibrarySession;
const { host, port, user, password, transport, task, small, got } = session;
const mailbox = new Pop3Command({ host, port, user, password, tls: transport === 'tls', timeout: 30_000 });

for (const [number = '', octets] of (await mailbox.LIST()) as readonly string[][]) {
  if (task === 'delete' && Number(octets) > small) continue;
  const [, stream] = await mailbox.command('RETR', number);
  // Whether the message's last CRLF is there depends on where the network cut.
  const text = (await buffer(stream)).toString('latin1').replace(/(\r\n)+$/, '');
  await writeFile(join(got, number), text, 'latin1');
  if (task === 'delete') await mailbox.DELE(Number(number));
}

await mailbox.QUIT();

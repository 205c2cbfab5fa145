import { createServer, type AddressInfo } from 'node:net';
import t, { type Test } from 'tap';
import { imapProblem } from '../../../runner/maildrop/imap-problem.ts';
import { imapProvisioner } from '../../../runner/maildrop/imap.ts';
import { lmtpTo } from './lmtp-to.ts';
import type { Provisioner } from '../../../runner/maildrop/provisioner.ts';
import { parseServerUrl, type ServerUrl } from '../../../runner/maildrop/server-url.ts';
import { startDovecot, WITHOUT_DOVECOT } from './dovecot.ts';
import { ALICE, fetchAll, messageOf } from './reading-client.ts';

const ONE = messageOf('one', 'Subject: 1\r\n\r\none\r\n');
const SECRET = 'xyzzy-plugh';

function urlOf(text: string): ServerUrl {
  const parsed = parseServerUrl(text, []);
  if (parsed.kind === 'provision-problem') throw new Error(parsed.message);
  return parsed;
}

function provisionerOf(url: string, mayEmpty = false): Provisioner {
  return imapProvisioner(urlOf(url), { mayEmpty });
}

t.test('mail of others is left alone without leave', { skip: WITHOUT_DOVECOT }, async (t) => {
  const { imap, lmtp, pop3 } = await startDovecot(t, 'maildir:Maildir');
  const url = `imap://127.0.0.1:${imap}`;
  await provisionerOf(url).fill(ALICE, [ONE]);
  await lmtpTo(lmtp, ALICE, [messageOf('foreign', 'Subject: mine\r\n\r\nmine\r\n')]);
  const before = await fetchAll(pop3);
  const refusal = { kind: 'provision-problem', message: /holds 1 messages .*--allow deletes/ };
  t.match(await provisionerOf(url).prepare(ALICE), refusal);
  t.match(await provisionerOf(url).fill(ALICE, []), refusal);
  t.same(await fetchAll(pop3), before);
  t.match(await provisionerOf(url, true).fill(ALICE, [ONE]), { kind: 'filled' });
  t.equal((await fetchAll(pop3)).messages.length, 1, 'with leave it goes');
});

t.test('a URL has its own user, or none', { skip: WITHOUT_DOVECOT }, async (t) => {
  const { imap } = await startDovecot(t, 'maildir:Maildir');
  t.equal(await provisionerOf(`imap://alice:${ALICE.password}@127.0.0.1:${imap}`).prepare(ALICE), null);
  t.equal(await provisionerOf(`imap://{user}@127.0.0.1:${imap}`).prepare(ALICE), null);
  const refused = await provisionerOf(`imap://alice:${SECRET}@127.0.0.1:${imap}`).prepare(ALICE);
  t.match(refused, { message: /refused the login as "alice": .*Check the user and the password/ });
  t.notMatch(JSON.stringify(refused), SECRET);
  const clear = await provisionerOf(`imap://127.0.0.1:${imap}?starttls=always`).prepare(ALICE);
  t.match(clear, { message: /did not come under TLS/ });
});

t.test('what the server says is told in a sentence without secrets', (t) => {
  const url = urlOf(`imap://carol:${SECRET}@mail`);
  const failing = (about: object, message = 'Command failed'): string =>
    imapProblem(url, ALICE, Object.assign(new Error(message), about)).message;
  const refused = { command: 'APPEND', responseStatus: 'NO' };
  t.match(
    failing({ ...refused, serverResponseCode: 'OVERQUOTA', responseText: 'Quota exceeded' }),
    /has no room in the mailbox of "carol": \[OVERQUOTA\] Quota exceeded. Empty it/,
  );
  t.match(
    failing({ ...refused, responseText: `no ${SECRET}, ${ALICE.password}` }),
    /refused a command: no \[secret\], \[secret\]/,
  );
  t.match(
    failing({ authenticationFailed: true, responseText: 'no.' }),
    /refused the login as "carol": no\. Check/,
  );
  t.match(failing({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }, 'self-signed certificate'), /\?insecure/);
  t.match(failing({ code: 'GREETING_TIMEOUT' }, 'no greeting'), /does not answer/);
  t.match(
    failing({ code: 'ECONNREFUSED' }, 'connect ECONNREFUSED'),
    /cannot be used: .*Is the server running/,
  );
  t.end();
});

/** A port where connections are taken and nothing is said, or where nobody listens. */
async function deadPort(t: Test, how: 'silent' | 'closed'): Promise<number> {
  const server = createServer((socket) => t.teardown(() => socket.destroy()));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  if (how === 'closed') await new Promise<void>((resolve) => server.close(() => resolve()));
  else t.teardown(() => server.close());
  return port;
}

t.test('nobody there, and somebody who does not answer', async (t) => {
  const closed = provisionerOf(`imap://127.0.0.1:${await deadPort(t, 'closed')}`);
  t.match(await closed.prepare(ALICE), { message: /cannot be used: .*Is the server running/ });
  const silent = imapProvisioner(
    urlOf(`imap://127.0.0.1:${await deadPort(t, 'silent')}`),
    { mayEmpty: false },
    50,
  );
  t.match(await silent.prepare(ALICE), { message: /does not answer/ });
});

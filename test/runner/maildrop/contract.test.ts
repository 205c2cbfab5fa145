import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { maildirStore } from '../../../fixtures/server/maildir-store.ts';
import { memoryStore } from '../../../fixtures/server/memory-store.ts';
import type { MaildropStore } from '../../../fixtures/server/maildrop-store.ts';
import { startServer } from '../../../fixtures/server/server.ts';
import { areHeaderFields } from '../../../runner/judge/message-form.ts';
import { commandProvisioner } from '../../../runner/maildrop/command.ts';
import { embeddedProvisioner } from '../../../runner/maildrop/embedded.ts';
import { maildirProvisioner } from '../../../runner/maildrop/maildir.ts';
import { noProvisioner } from '../../../runner/maildrop/none.ts';
import { parseProvisioner } from '../../../runner/maildrop/parse-provisioner.ts';
import type { Provisioner } from '../../../runner/maildrop/provisioner.ts';
import type { FixtureMessage } from '../../../runner/model/message.ts';
import { startDovecot, WITHOUT_DOVECOT } from './dovecot.ts';
import { fillingProgram } from './filling-program.ts';
import { mboxStore } from './mbox-store.ts';
import { ALICE, fetchAll, messageOf, removeAll } from './reading-client.ts';
import { startSmtp } from './smtp-target.ts';

interface Subject {
  readonly provisioner: Provisioner;
  /** Where the maildrop is read. */
  readonly port: number;
}

/** The reference server in front of a store. */
async function serving(t: Test, store: MaildropStore): Promise<number> {
  const server = await startServer({ accounts: [{ name: ALICE.user, password: ALICE.password }], store });
  t.teardown(server.close);
  return server.port;
}

/** The provisioner that a user would get by this argument. */
function provisionerOf(spec: string): Provisioner {
  const parsed = parseProvisioner(spec, { mayEmpty: false });
  if ('kind' in parsed) throw new Error(parsed.message);
  return parsed;
}

async function deliveredTo(t: Test, scheme: 'smtp' | 'lmtp'): Promise<Subject> {
  const store = memoryStore();
  const { port } = await startSmtp(t, store, { lmtp: scheme === 'lmtp' });
  const provisioner = provisionerOf(`${scheme}://127.0.0.1:${port}/?domain=example.org`);
  return { provisioner, port: await serving(t, store) };
}

const SUBJECTS: Readonly<Record<string, (t: Test) => Promise<Subject>>> = {
  embedded: async (t) => {
    const store = memoryStore();
    return { provisioner: embeddedProvisioner(store), port: await serving(t, store) };
  },
  maildir: async (t) => {
    const path = `${t.testdir()}/{user}`;
    const provisioner = maildirProvisioner(path, { mayEmpty: false });
    return { provisioner, port: await serving(t, maildirStore(path)) };
  },
  mbox: async (t) => {
    const path = `${t.testdir()}/{user}`;
    return { provisioner: provisionerOf(`mbox:${path}`), port: await serving(t, mboxStore(path)) };
  },
  smtp: async (t) => deliveredTo(t, 'smtp'),
  lmtp: async (t) => deliveredTo(t, 'lmtp'),
  command: async (t) => {
    const folder = t.testdir();
    await mkdir(join(folder, 'mail', ALICE.user), { recursive: true });
    const line = await fillingProgram(folder, `${folder}/mail/{user}`);
    const port = await serving(t, maildirStore(`${folder}/mail/{user}`));
    return { provisioner: commandProvisioner(line, { mayAdd: true }), port };
  },
};

/** The same before a server that many use. */
const DOVECOT: Readonly<Record<string, (t: Test) => Promise<Subject>>> = {
  maildir: async (t) => {
    const { mail, pop3 } = await startDovecot(t, 'maildir:Maildir');
    return { provisioner: provisionerOf(`maildir:${mail}/{user}/Maildir`), port: pop3 };
  },
  mbox: async (t) => {
    const { mail, pop3 } = await startDovecot(t, 'mbox:folders:INBOX=inbox');
    return { provisioner: provisionerOf(`mbox:${mail}/{user}/inbox`), port: pop3 };
  },
  lmtp: async (t) => {
    const { lmtp, pop3 } = await startDovecot(t, 'maildir:Maildir');
    return { provisioner: provisionerOf(`lmtp://127.0.0.1:${lmtp}`), port: pop3 };
  },
  imap: async (t) => {
    const { imap, pop3 } = await startDovecot(t, 'maildir:Maildir');
    return { provisioner: provisionerOf(`imap://127.0.0.1:${imap}`), port: pop3 };
  },
};

for (const [name, subject] of Object.entries(SUBJECTS)) {
  t.test(`the provisioner ${name} keeps the contract`, async (t) => keepsContract(t, name, subject));
}

for (const [name, subject] of Object.entries(DOVECOT)) {
  t.test(`the provisioner ${name} keeps the contract before Dovecot`, { skip: WITHOUT_DOVECOT }, async (t) =>
    keepsContract(t, name, subject),
  );
}

async function keepsContract(t: Test, name: string, subject: (t: Test) => Promise<Subject>): Promise<void> {
  const { provisioner, port } = await subject(t);
  t.teardown(async () => provisioner.close());
  t.equal(provisioner.name, name);
  t.ok(provisioner.knowsContent);
  t.equal(await provisioner.prepare(ALICE), null);
  const filling = fillingBy(provisioner, port);
  await fillsInOrder(t, filling, port);
  await replaces(t, filling, port);
  await empties(t, filling, port);
  await adds(t, filling, port);
}

/** A delivery cannot remove anything: the runner does it for it, over POP3. */
function fillingBy(provisioner: Provisioner, port: number): Provisioner {
  if (provisioner.delivery === undefined) return provisioner;
  const fill: Provisioner['fill'] = async (account, messages) => {
    await removeAll(port);
    return provisioner.fill(account, messages);
  };
  return { ...provisioner, fill };
}

/** What was found, what should have been, and a word about it. */
interface Held {
  readonly found: readonly string[];
  readonly messages: readonly FixtureMessage[];
  readonly what: string;
}

/** What was found is these messages, octet for octet, but for header fields in front where the provisioner says so. */
function areMessages(t: Test, { form }: Provisioner, { found, messages, what }: Held): void {
  const wanted = messages.map(({ octets }) => Buffer.from(octets).toString('latin1'));
  t.equal(found.length, wanted.length, `${what}: so many`);
  const own = found.map((each, index) => {
    const end = each.length - (wanted[index] ?? '').length;
    return form === 'as-given' || !areHeaderFields(each.slice(0, end)) ? each : each.slice(end);
  });
  t.strictSame(own, wanted, what);
}

const FIRST = messageOf('first', 'Subject: 1\r\n\r\n.leading dot\r\n..\r\n.\r\nlast\r\n');
const SECOND = messageOf('second', 'Subject: 2\r\n\r\n8-bit \xe4\xf6\xfc\r\n');

async function fillsInOrder(t: Test, provisioner: Provisioner, port: number): Promise<void> {
  const many = Array.from({ length: 12 }, (_, index) =>
    messageOf(`m${index}`, `Subject: ${index}\r\n\r\n${index}\r\n`),
  );
  t.match(await provisioner.fill(ALICE, many), { kind: 'filled' });
  const { messages } = await fetchAll(port);
  areMessages(t, provisioner, { found: messages, messages: many, what: 'messages come in fill order' });
}

async function replaces(t: Test, provisioner: Provisioner, port: number): Promise<void> {
  await provisioner.fill(ALICE, [FIRST, SECOND, FIRST]);
  const before = await fetchAll(port);
  const messages = [FIRST, SECOND, FIRST];
  areMessages(t, provisioner, {
    found: before.messages,
    messages,
    what: 'octet for octet, none of the fill before',
  });
  await provisioner.fill(ALICE, [FIRST, SECOND, FIRST]);
  const after = await fetchAll(port);
  areMessages(t, provisioner, { found: after.messages, messages, what: 'the same messages again' });
  const all = [...before.uniqueIds, ...after.uniqueIds];
  t.equal(new Set(all).size, all.length, 'no unique-id is used again');
}

async function empties(t: Test, provisioner: Provisioner, port: number): Promise<void> {
  await provisioner.fill(ALICE, []);
  t.strictSame(await fetchAll(port), { messages: [], uniqueIds: [] }, 'an empty maildrop is a state as well');
}

t.test('the provisioner none places nothing and says so', async (t) => {
  const provisioner = noProvisioner();
  t.equal(provisioner.name, 'none');
  t.notOk(provisioner.knowsContent);
  t.equal(await provisioner.prepare(ALICE), null);
  t.match(await provisioner.fill(ALICE, []), { kind: 'provision-problem', message: /--provision/ });
  await provisioner.close();
});

async function adds(t: Test, provisioner: Provisioner, port: number): Promise<void> {
  const { add } = provisioner;
  if (add === null) return;
  await provisioner.fill(ALICE, [FIRST]);
  const before = await fetchAll(port);
  t.match(await add(ALICE, [SECOND, FIRST]), { kind: 'filled' });
  const after = await fetchAll(port);
  t.strictSame(after.messages.slice(0, 1), before.messages, 'what was there is there');
  t.strictSame(after.uniqueIds.slice(0, 1), before.uniqueIds, 'under the unique-id that it had');
  const found = after.messages.slice(1);
  areMessages(t, provisioner, {
    found,
    messages: [SECOND, FIRST],
    what: 'and the others behind it, in order',
  });
}

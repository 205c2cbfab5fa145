import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { maildirStore } from '../../../fixtures/server/maildir-store.ts';
import { memoryStore } from '../../../fixtures/server/memory-store.ts';
import type { MaildropStore } from '../../../fixtures/server/maildrop-store.ts';
import { startServer } from '../../../fixtures/server/server.ts';
import { commandProvisioner } from '../../../runner/maildrop/command.ts';
import { embeddedProvisioner } from '../../../runner/maildrop/embedded.ts';
import { maildirProvisioner } from '../../../runner/maildrop/maildir.ts';
import { noProvisioner } from '../../../runner/maildrop/none.ts';
import type { Provisioner } from '../../../runner/maildrop/provisioner.ts';
import { ALICE, fetchAll, messageOf } from './reading-client.ts';

interface Subject {
  readonly provisioner: Provisioner;
  readonly store: MaildropStore;
}

/** Reads the document and writes each message into the maildir given as the first argument, emptied before. */
const FILLING_PROGRAM = `
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
const [folder] = process.argv.slice(2);
let text = '';
for await (const piece of process.stdin) text += piece;
const { version, user, messages } = JSON.parse(text);
if (version !== 1) throw new Error('unknown version ' + version);
for (const name of ['cur', 'new', 'tmp']) {
  rmSync(folder + '/' + user + '/' + name, { recursive: true, force: true });
  mkdirSync(folder + '/' + user + '/' + name, { recursive: true });
}
const run = process.hrtime.bigint();
messages.forEach(({ octets }, index) =>
  writeFileSync(folder + '/' + user + '/new/' + (1000 + index) + '.' + run + '.test', Buffer.from(octets, 'base64')));
`;

const SUBJECTS: Readonly<Record<string, (folder: string) => Promise<Subject>>> = {
  embedded: async () => {
    const store = memoryStore();
    return Promise.resolve({ provisioner: embeddedProvisioner(store), store });
  },
  maildir: async (folder) =>
    Promise.resolve({
      provisioner: maildirProvisioner(`${folder}/{user}`, { mayEmpty: false }),
      store: maildirStore(`${folder}/{user}`),
    }),
  command: async (folder) => {
    const program = join(folder, 'fill.mjs');
    await writeFile(program, FILLING_PROGRAM);
    await chmod(program, 0o755);
    await mkdir(join(folder, 'mail'));
    const line = `"${process.execPath}" "${program}" "${folder}/mail"`;
    return { provisioner: commandProvisioner(line, {}), store: maildirStore(`${folder}/mail/{user}`) };
  },
};

for (const [name, subjectIn] of Object.entries(SUBJECTS)) {
  t.test(`the provisioner ${name} keeps the contract`, async (t) => {
    const { provisioner, store } = await subjectIn(t.testdir());
    const server = await startServer({ accounts: [{ name: ALICE.user, password: ALICE.password }], store });
    t.teardown(server.close);
    t.teardown(async () => provisioner.close());
    t.equal(provisioner.name, name);
    t.ok(provisioner.knowsContent);
    t.equal(await provisioner.prepare(ALICE), null);
    await fillsInOrder(t, provisioner, server.port);
    await replaces(t, provisioner, server.port);
    await empties(t, provisioner, server.port);
    await adds(t, provisioner, server.port);
  });
}

const FIRST = messageOf('first', 'Subject: 1\r\n\r\n.leading dot\r\n..\r\n.\r\nlast\r\n');
const SECOND = messageOf('second', 'Subject: 2\r\n\r\n8-bit \xe4\xf6\xfc\r\n');

async function fillsInOrder(t: Test, provisioner: Provisioner, port: number): Promise<void> {
  const many = Array.from({ length: 12 }, (_, index) =>
    messageOf(`m${index}`, `Subject: ${index}\r\n\r\n${index}\r\n`),
  );
  t.match(await provisioner.fill(ALICE, many), { kind: 'filled' });
  const { messages } = await fetchAll(port);
  t.strictSame(
    messages,
    many.map(({ octets }) => Buffer.from(octets).toString('latin1')),
    'messages come in fill order',
  );
}

async function replaces(t: Test, provisioner: Provisioner, port: number): Promise<void> {
  await provisioner.fill(ALICE, [FIRST, SECOND, FIRST]);
  const before = await fetchAll(port);
  const [first = '', second = ''] = [FIRST, SECOND].map(({ octets }) =>
    Buffer.from(octets).toString('latin1'),
  );
  t.strictSame(before.messages, [first, second, first], 'octet for octet, and nothing of the fill before');
  await provisioner.fill(ALICE, [FIRST, SECOND, FIRST]);
  const after = await fetchAll(port);
  t.strictSame(after.messages, before.messages, 'the same messages again');
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
  const [second = '', first = ''] = [SECOND, FIRST].map(({ octets }) =>
    Buffer.from(octets).toString('latin1'),
  );
  t.strictSame(after.messages.slice(1), [second, first], 'and the others behind it, in order');
}

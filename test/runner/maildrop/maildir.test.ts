import {
  chmod,
  chown,
  lstat,
  mkdir,
  readdir,
  readFile,
  rename,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import t from 'tap';
import { maildirProvisioner } from '../../../runner/maildrop/maildir.ts';
import { ALICE, messageOf } from './reading-client.ts';

const MESSAGES = [
  messageOf('one', 'Subject: 1\r\n\r\none\r\n'),
  messageOf('two', 'Subject: 2\r\n\r\ntwo\r\n'),
];
const CAREFUL = { mayEmpty: false };

t.test(
  'messages are delivered into new with Unix line ends, under names and times in fill order',
  async (t) => {
    const folder = t.testdir();
    await maildirProvisioner(`${folder}/{user}`, CAREFUL).fill(ALICE, MESSAGES);
    const names = (await readdir(join(folder, 'alice/new'))).sort();
    t.equal(names.length, 2);
    const texts = await Promise.all(
      names.map(async (name) => readFile(join(folder, 'alice/new', name), 'latin1')),
    );
    t.strictSame(texts, ['Subject: 1\n\none\n', 'Subject: 2\n\ntwo\n']);
    const [first, second] = await Promise.all(
      names.map(async (name) => stat(join(folder, 'alice/new', name))),
    );
    t.ok((first?.mtimeMs ?? 0) + 1000 <= (second?.mtimeMs ?? 0), 'a second of modification time apart');
    t.strictSame(await readdir(join(folder, 'alice/tmp')), [], 'nothing is left half delivered');
  },
);

t.test('messages that a server moved to cur and flagged are known again and removed', async (t) => {
  const folder = t.testdir();
  const provisioner = maildirProvisioner(folder, CAREFUL);
  await provisioner.fill(ALICE, MESSAGES);
  const [name = ''] = await readdir(join(folder, 'new'));
  await rename(join(folder, 'new', name), join(folder, 'cur', `${name},S=20:2,S`));
  t.match(await provisioner.fill(ALICE, []), { kind: 'filled' });
  t.strictSame([...(await readdir(join(folder, 'cur'))), ...(await readdir(join(folder, 'new')))], []);
});

t.test('a maildir with messages of others is refused and left alone', async (t) => {
  const folder = t.testdir({ cur: { '1700000000.M1P2.host:2,S': 'mine' }, new: {}, tmp: {} });
  const provisioner = maildirProvisioner(folder, CAREFUL);
  const refusal = { kind: 'provision-problem', message: /holds 1 messages .* --allow deletes/ };
  t.match(await provisioner.prepare(ALICE), refusal);
  t.match(await provisioner.fill(ALICE, MESSAGES), refusal);
  t.strictSame(await readdir(join(folder, 'cur')), ['1700000000.M1P2.host:2,S']);
  t.strictSame(await readdir(join(folder, 'new')), []);
});

t.test('with leave to delete, messages of others are removed, and nothing else is', async (t) => {
  const folder = t.testdir({
    cur: { '1700000000.M1P2.host:2,S': 'mine' },
    new: { '1700000001.M1P2.host': 'mine' },
    tmp: { '1700000002.M1P2.host': 'under way' },
    'dovecot-uidlist': '3 V1 N2',
    '.Sent': { cur: { '1700000003.M1P2.host': 'sent' } },
  });
  t.match(await maildirProvisioner(folder, { mayEmpty: true }).fill(ALICE, []), { kind: 'filled' });
  t.strictSame(await readdir(join(folder, 'cur')), []);
  t.strictSame(await readdir(join(folder, 'new')), []);
  t.strictSame(await readdir(join(folder, 'tmp')), ['1700000002.M1P2.host'], 'a delivery of another program');
  t.equal(await readFile(join(folder, 'dovecot-uidlist'), 'utf8'), '3 V1 N2');
  t.strictSame(await readdir(join(folder, '.Sent/cur')), ['1700000003.M1P2.host']);
});

t.test('a cur that is a link is refused, and what it points to is left alone', async (t) => {
  const folder = t.testdir({ elsewhere: { precious: 'x' }, maildir: { new: {}, tmp: {} } });
  await symlink(join(folder, 'elsewhere'), join(folder, 'maildir/cur'));
  const filled = await maildirProvisioner(join(folder, 'maildir'), { mayEmpty: true }).fill(ALICE, MESSAGES);
  t.match(filled, { kind: 'provision-problem', message: /cur is no folder of the maildir's own/ });
  t.strictSame(await readdir(join(folder, 'elsewhere')), ['precious']);
});

t.test('a message that is a link is removed as a link', async (t) => {
  const folder = t.testdir({ precious: 'x', maildir: { cur: {}, new: {}, tmp: {} } });
  await symlink(join(folder, 'precious'), join(folder, 'maildir/cur/1700000000.M1P2.host'));
  await maildirProvisioner(join(folder, 'maildir'), { mayEmpty: true }).fill(ALICE, []);
  t.strictSame(await readdir(join(folder, 'maildir/cur')), []);
  t.equal(await readFile(join(folder, 'precious'), 'utf8'), 'x');
});

t.test('a user name never leads out of the template', async (t) => {
  const folder = t.testdir();
  const provisioner = maildirProvisioner(`${folder}/{user}`, CAREFUL);
  for (const user of ['..', '.', '', '../../etc', 'a/b', 'a\0b']) {
    const problem = await provisioner.fill({ user, password: '' }, MESSAGES);
    t.match(problem, { kind: 'provision-problem', message: /names no file or folder/ }, JSON.stringify(user));
  }
  t.strictSame(await readdir(folder), []);
});

t.test('the parts of an address fill the template', async (t) => {
  const folder = t.testdir({ 'example.org': {} });
  const account = { user: 'alice@example.org', password: '' };
  await maildirProvisioner(`${folder}/{domain}/{localpart}`, CAREFUL).fill(account, MESSAGES);
  t.equal((await readdir(join(folder, 'example.org/alice/new'))).length, 2);
});

t.test('a path whose parent is missing is taken for a mistake', async (t) => {
  const folder = t.testdir();
  const problem = await maildirProvisioner(join(folder, 'no/such/{user}'), CAREFUL).prepare(ALICE);
  t.match(problem, {
    kind: 'provision-problem',
    message: /There is no folder .*no\/such .*is the path right/,
  });
});

t.test('a path that is a file is a problem in a sentence', async (t) => {
  const folder = t.testdir({ maildir: 'a file' });
  const problem = await maildirProvisioner(join(folder, 'maildir'), CAREFUL).prepare(ALICE);
  t.match(problem, { kind: 'provision-problem', message: /maildir/ });
});

t.test('files may be read by those who may use the folder', async (t) => {
  const folder = t.testdir({ maildir: { cur: {}, new: {}, tmp: {} } });
  await chmod(join(folder, 'maildir'), 0o770);
  await maildirProvisioner(join(folder, 'maildir'), CAREFUL).fill(ALICE, MESSAGES);
  const [name = ''] = await readdir(join(folder, 'maildir/new'));
  t.equal((await lstat(join(folder, 'maildir/new', name))).mode & 0o777, 0o660, 'whatever the umask');
});

t.test('as root, files belong to the owner of the maildir', { skip: process.getuid?.() !== 0 }, async (t) => {
  const folder = t.testdir();
  await mkdir(join(folder, 'maildir'));
  await chown(join(folder, 'maildir'), 12345, 12346);
  await maildirProvisioner(join(folder, 'maildir'), CAREFUL).fill(ALICE, MESSAGES);
  const [name = ''] = await readdir(join(folder, 'maildir/new'));
  for (const path of ['maildir/new', 'maildir/cur', `maildir/new/${name}`]) {
    t.match(await lstat(join(folder, path)), { uid: 12345, gid: 12346 }, path);
  }
});

t.test('what an ended run left in tmp is cleaned away', async (t) => {
  const folder = t.testdir({ cur: {}, new: {}, tmp: {} });
  const left = '1700000000.Q000000001R0123abcd.pop3spec';
  await writeFile(join(folder, 'tmp', left), 'half');
  await maildirProvisioner(folder, CAREFUL).fill(ALICE, []);
  t.strictSame(await readdir(join(folder, 'tmp')), []);
});

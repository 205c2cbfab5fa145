import { chmod, chown, mkdir, readdir, readFile, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import t from 'tap';
import { mboxEntries, mboxEntry } from '../../../runner/maildrop/mbox-file.ts';
import { withDotLock } from '../../../runner/maildrop/mbox-lock.ts';
import { mboxProvisioner } from '../../../runner/maildrop/mbox.ts';
import type { Provisioner } from '../../../runner/maildrop/provisioner.ts';
import { TraceMarks } from '../../../runner/maildrop/trace.ts';
import { ALICE, messageOf } from './reading-client.ts';

const ONE = messageOf('one', 'Subject: 1\r\n\r\none\r\n');
const TWO = messageOf('two', 'Subject: 2\r\n\r\ntwo');
const FOREIGN = 'From bob@b.org Tue Dec  1 08:18:40 2026\nSubject: mine\n\nFrom here on\n\n';
const STATE =
  "From MAILER-DAEMON Tue Dec 01 08:28:39 2026\nDate: x\nSubject: DON'T DELETE THIS MESSAGE -- FOLDER INTERNAL DATA\n\ntext\n\n";
const MARK = new TraceMarks().next();

function careful(template: string, mayEmpty = false): Provisioner {
  return mboxProvisioner({ template, quoting: 'mboxrd' }, { mayEmpty });
}

t.test('messages stand in the file in order, each between its From line and a blank line', async (t) => {
  const path = join(t.testdir(), 'inbox');
  const filled = await careful(path).fill(ALICE, [ONE, TWO]);
  const text = await readFile(path, 'latin1');
  const entry = (rest: string): string =>
    String.raw`From pop3spec\.p\w+@localhost \w{3} \w{3} [ \d]\d \d\d:\d\d:\d\d \d{4}\nReceived: by pop3spec id p\w+; [^\n]+\n${rest}\n`;
  t.match(text, new RegExp(`^${entry('Subject: 1\\n\\none\\n')}${entry('Subject: 2\\n\\ntwo\\n')}$`));
  const marks = [...text.matchAll(/pop3spec id (\w+);/g)].map(([, mark]) => mark);
  t.match(filled, { kind: 'filled', marks });
});

t.test('lines that begin with "From " are quoted in the way that was asked for', (t) => {
  const octets = messageOf('x', 'Subject: x\r\n\r\nFrom a\r\n>From b\r\n>>From c\r\n From d\r\n').octets;
  const bodyOf = (quoting: 'mboxrd' | 'mboxo'): string =>
    mboxEntry(octets, { mark: MARK, quoting }).split('\n').slice(3, 7).join('|');
  t.equal(bodyOf('mboxrd'), '>From a|>>From b|>>>From c| From d');
  t.equal(bodyOf('mboxo'), '>From a|>From b|>>From c| From d');
  t.end();
});

t.test('what stands in a file is told apart', (t) => {
  const own = mboxEntry(ONE.octets, { mark: MARK, quoting: 'mboxrd' });
  const text = STATE + own + FOREIGN + own;
  t.same(
    mboxEntries(text).map(({ kind }) => kind),
    ['state', 'own', 'foreign', 'own'],
  );
  t.equal(
    mboxEntries(text)
      .map((entry) => entry.text)
      .join(''),
    text,
    'and nothing of it is lost',
  );
  t.same(
    mboxEntries('no mbox file\n').map(({ kind }) => kind),
    ['foreign'],
  );
  t.same(
    mboxEntries('From bob\nSubject: no date\n\n').map(({ kind }) => kind),
    ['foreign'],
  );
  t.same(mboxEntries(''), []);
  t.end();
});

t.test('an mbox file with messages of others is refused and left alone', async (t) => {
  const folder = t.testdir({ inbox: FOREIGN });
  const provisioner = careful(join(folder, 'inbox'));
  const refusal = { kind: 'provision-problem', message: /holds 1 messages .*--allow deletes/ };
  t.match(await provisioner.prepare(ALICE), refusal);
  t.match(await provisioner.fill(ALICE, [ONE]), refusal);
  t.match(await provisioner.add?.(ALICE, [ONE]), refusal);
  t.equal(await readFile(join(folder, 'inbox'), 'latin1'), FOREIGN);
  t.same(await readdir(folder), ['inbox'], 'no lock and nothing half written is left');
});

t.test('with leave to delete they are removed; what a server keeps for itself stays', async (t) => {
  const path = join(t.testdir({ inbox: STATE + FOREIGN }), 'inbox');
  t.match(await careful(path, true).fill(ALICE, []), { kind: 'filled' });
  t.equal(await readFile(path, 'latin1'), STATE);
});

t.test('its own messages are known again by another run, flags of servers and all', async (t) => {
  const path = join(t.testdir(), 'inbox');
  await careful(path).fill(ALICE, [ONE, TWO]);
  const text = await readFile(path, 'latin1');
  await writeFile(path, text.replaceAll('\nSubject', '\nStatus: RO\nX-UID: 7\nSubject'), 'latin1');
  t.match(await careful(path).fill(ALICE, []), { kind: 'filled' });
  t.equal(await readFile(path, 'latin1'), '');
});

t.test('delivery appends to the same file, behind a blank line', async (t) => {
  const path = join(t.testdir(), 'inbox');
  await careful(path).fill(ALICE, [ONE]);
  await writeFile(path, (await readFile(path, 'latin1')).replace(/\n$/, ''), 'latin1');
  const { ino } = await stat(path);
  await careful(path).add?.(ALICE, [TWO]);
  t.equal((await stat(path)).ino, ino);
  t.match(
    await readFile(path, 'latin1'),
    /\none\n\nFrom pop3spec[^\n]+\nReceived: [^\n]+\nSubject: 2\n\ntwo\n\n$/,
  );
});

t.test('a file of the same size has another time in whole seconds', async (t) => {
  const path = join(t.testdir(), 'inbox');
  const provisioner = careful(path);
  await provisioner.fill(ALICE, [ONE]);
  const before = await stat(path);
  await provisioner.fill(ALICE, [ONE]);
  const after = await stat(path);
  t.equal(after.size, before.size);
  t.not(Math.floor(after.mtimeMs / 1000), Math.floor(before.mtimeMs / 1000));
});

t.test('the permissions of the file stay', async (t) => {
  const path = join(t.testdir({ inbox: '' }), 'inbox');
  await chmod(path, 0o660);
  await careful(path).fill(ALICE, [ONE]);
  t.equal((await stat(path)).mode & 0o777, 0o660);
});

t.test("as root, the file stays its owner's", { skip: process.getuid?.() !== 0 }, async (t) => {
  const path = join(t.testdir({ inbox: '' }), 'inbox');
  await chown(path, 12345, 12346);
  await careful(path).fill(ALICE, [ONE]);
  t.match(await stat(path), { uid: 12345, gid: 12346 });
});

t.test('while another program holds the lock nothing is touched', async (t) => {
  const folder = t.testdir({ inbox: 'as it was', 'inbox.lock': '' });
  const path = join(folder, 'inbox');
  const problem = await withDotLock(path, async () => writeFile(path, 'changed'), 0);
  t.match(problem, { kind: 'provision-problem', message: /is locked .*inbox\.lock stays.*remove that file/ });
  t.equal(await readFile(path, 'latin1'), 'as it was');
  t.same((await readdir(folder)).sort(), ['inbox', 'inbox.lock'], 'the lock is not ours to remove');
});

t.test('a lock that was left behind is removed, and ours goes whatever happens', async (t) => {
  const folder = t.testdir({ 'inbox.lock': '' });
  const path = join(folder, 'inbox');
  const sixMinutesAgo = Date.now() / 1000 - 360;
  await utimes(`${path}.lock`, sixMinutesAgo, sixMinutesAgo);
  t.equal(await withDotLock(path, async () => Promise.resolve('worked')), 'worked');
  await t.rejects(
    withDotLock(path, async () => Promise.reject(new Error('broke'))),
    /broke/,
  );
  t.same(await readdir(folder), []);
});

t.test('a path that cannot be an mbox file is a problem in a sentence', async (t) => {
  const folder = t.testdir({ maildir: { cur: {} } });
  t.match(await careful(join(folder, 'maildir')).prepare(ALICE), { message: /is no file/ });
  t.match(await careful(join(folder, 'no/such/{user}')).prepare(ALICE), {
    message: /There is no folder .*is the path right/,
  });
  for (const user of ['..', 'a/b', '']) {
    t.match(
      await careful(`${folder}/{user}`).fill({ user, password: '' }, []),
      { message: /names no file/ },
      user,
    );
  }
});

t.test('a link is followed once, and stays a link', async (t) => {
  const folder = t.testdir({ spool: {} });
  await mkdir(join(folder, 'home'));
  await writeFile(join(folder, 'spool/alice'), '');
  await symlink(join(folder, 'spool/alice'), join(folder, 'home/inbox'));
  await careful(join(folder, 'home/inbox')).fill(ALICE, [ONE]);
  t.match(await readFile(join(folder, 'spool/alice'), 'latin1'), /Subject: 1/);
  t.same(await readdir(join(folder, 'home')), ['inbox']);
});

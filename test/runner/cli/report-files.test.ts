import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import t from 'tap';
import { makeFolder } from '../../../runner/cli/make-folder.ts';
import { writeReports, type WrittenReports } from '../../../runner/cli/report-files.ts';

async function written(path: string, content: string): Promise<WrittenReports> {
  const write = (_subject: null, name: string): readonly { path: string; content: string }[] => [
    { path: name, content },
  ];
  return writeReports(null, [{ path, writer: { write } } as never]);
}

/** What a full disk takes. */
async function* half(): AsyncGenerator<string> {
  yield Promise.resolve('half');
  throw Object.assign(new Error('full'), { code: 'ENOSPC' });
}

t.test('folders are made, and those that are there do', async (t) => {
  const folder = t.testdir({});
  const path = join(folder, 'a', 'b', 'c.txt');
  t.match(await written(path, 'once'), { paths: [path], mistakes: [] });
  t.match(await written(path, 'twice'), { paths: [path], mistakes: [] });
  t.equal(await readFile(path, 'utf8'), 'twice');
});

t.test('a folder that is made by somebody else meanwhile does', async (t) => {
  const path = join(t.testdir({}), 'a', 'b');
  await Promise.all([makeFolder(path), mkdir(path, { recursive: true }), makeFolder(path)]);
  t.same(await readdir(path), []);
});

t.test('a folder that nobody can make is told', async (t) => {
  const file = join(t.testdir({}), 'file');
  await writeFile(file, '');
  t.match(await written(join(file, 'b.txt'), 'x'), { mistakes: [{ message: /cannot be written/ }] });
});

t.test(
  'and so is one that the system says nothing clear about',
  { skip: process.platform !== 'linux' },
  async (t) => {
    t.match(await written('/proc/nobody/makes/this.txt', 'x'), { paths: [], mistakes: [{}] });
  },
);

t.test('where writing fails no half report stays', async (t) => {
  const folder = t.testdir({});
  const { mistakes } = await written(join(folder, 'a.txt'), half() as never);
  t.match(mistakes, [{ message: /the disk is full/ }]);
  t.same(await readdir(folder), []);
});

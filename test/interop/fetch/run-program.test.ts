import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import t from 'tap';
import { runProgram } from '../../../interop/fetch/run-program.ts';

const shell = (script: string, input = '') => ({ path: '/bin/sh', words: ['-c', script], input });

t.test('a program runs in its home, with its input, and ends well', async (t) => {
  const home = t.testdir({});
  await runProgram(shell('cat > "$HOME/seen"; pwd >> seen', 'told\n'), {
    home,
    signal: new AbortController().signal,
  });
  t.equal(await readFile(join(home, 'seen'), 'utf8'), `told\n${home}\n`);
});

t.test('one that fails is told by status and what it said', async (t) => {
  const where = { home: t.testdir({}), signal: new AbortController().signal };
  await t.rejects(
    runProgram(shell('echo no route >&2; exit 7'), where),
    /^\/bin\/sh ended: status 7\nno route$/m,
  );
  await t.rejects(runProgram({ path: '/nonexistent', words: [] }, where), /^\/nonexistent ended: .*ENOENT/);
});

t.test('an interrupt ends it with all that it started', async (t) => {
  const home = t.testdir({});
  const interrupt = new AbortController();
  const ended = runProgram(shell('sleep 600 & echo $! > pid; wait'), { home, signal: interrupt.signal });
  let pid = 0;
  while (pid === 0) pid = Number(await readFile(join(home, 'pid'), 'utf8').catch(() => ''));
  interrupt.abort();
  await t.rejects(ended, /ended: status SIGKILL/);
  // One that ended and was not yet buried by its new parent is still to be seen, as Z.
  t.match(await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => 'gone'), /^gone$|\) [ZX] /);
  await t.rejects(runProgram(shell('exit 0'), { home, signal: interrupt.signal }), { name: 'AbortError' });
});

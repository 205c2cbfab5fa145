import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import t from 'tap';

const MAIN = fileURLToPath(new URL('../../../runner/cli/main.js', import.meta.url));

t.test(
  'a working folder that is gone is a mistake, and no bug',
  { skip: process.platform !== 'linux' },
  (t) => {
    const script = 'unset NODE_OPTIONS; cd "$1" && rmdir "$1" && exec "$2" "$3" lint';
    const words = ['-c', script, 'sh', t.testdir({}), process.execPath, MAIN];
    const { status, stderr } = spawnSync('/bin/sh', words, { encoding: 'utf8' });
    t.equal(status, 2);
    t.equal(stderr, 'error: the folder in which pop3spec was started is gone: change to one that is there\n');
    t.end();
  },
);

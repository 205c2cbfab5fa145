import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import t from 'tap';

const MAIN = join(import.meta.dirname, '..', '..', 'interop', 'main.js');

const interop = (...words: readonly string[]) =>
  spawnSync(process.execPath, [MAIN, ...words], { encoding: 'utf8' });

t.test(
  'a server that is not known is asked back, with the nearest name, and nothing is started',
  async (t) => {
    const { status, stderr, stdout } = interop('dovcot');
    t.equal(status, 2);
    t.match(stderr, /Did you mean dovecot\?/);
    t.equal(stdout, '');
  },
);

t.test('--list shows every server and does nothing else', async (t) => {
  const { status, stdout } = interop('--list');
  t.equal(status, 0);
  for (const name of ['dovecot', 'courier', 'cyrus', 'mailutils', 'popa3d', 'twisted'])
    t.match(stdout, new RegExp(`^${name} `, 'm'));
});

t.test('a server that wants users of the machine is not run without leave to make them', async (t) => {
  const { status, stdout } = interop('popa3d');
  t.equal(status, 3);
  t.match(stdout, /^popa3d +not run: .*--system-accounts/m);
  t.match(stdout, /^interop: 0 as declared, 0 not as declared, 1 not run$/m);
});

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import t from 'tap';
import { MAIN } from './process.ts';

const skip = existsSync('/dev/full') ? false : 'there is no /dev/full here';

/** Status and standard error of `pop3spec list` where the shell redirects its output so. */
function listed(redirection: string): { readonly status: number | null; readonly stderr: string } {
  const script = `unset NODE_OPTIONS; "$1" "$2" list ${redirection}`;
  return spawnSync('/bin/sh', ['-c', script, 'sh', process.execPath, MAIN], { encoding: 'utf8' });
}

t.test('output that the system does not take is told, and no success', { skip }, (t) => {
  const { status, stderr } = listed('> /dev/full');
  t.equal(status, 3);
  t.match(stderr, /^error: not all output could be written: .*no space left/);
  t.end();
});

t.test('a reader that went away has read what it wanted', { skip }, (t) => {
  // The status of a pipe is that of its last command; what went wrong before it shows on standard error.
  const { stderr } = listed('| true');
  t.equal(stderr, '');
  t.end();
});

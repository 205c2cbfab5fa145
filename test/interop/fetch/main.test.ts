import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import t from 'tap';

const MAIN = join(import.meta.dirname, '..', '..', '..', 'interop', 'fetch', 'main.js');

const clients = (...words: readonly string[]) =>
  spawnSync(process.execPath, [MAIN, ...words], { encoding: 'utf8' });

t.test('what makes no sense is asked back, and nothing is started', async (t) => {
  const rows: readonly (readonly [readonly string[], RegExp])[] = [
    [['fetchmial'], /Did you mean fetchmail\?/],
    [['node-pop3', '--fault', 'retr-strips-trailing-space'], /Did you mean retr-strips-trailing-spaces\?/],
    [['node-pop3', '--page'], /--page is for a run of all clients/],
    [['--oddities', '--fault', 'no-top'], /--oddities runs them all: --fault NAME alone/],
    [['node-pop3', '--oddities', '--page'], /--page is for a run of all clients/],
    [['--pages'], /Did you mean --page\?/],
  ];
  for (const [words, expected] of rows) {
    const { status, stderr, stdout } = clients(...words);
    t.equal(status, 2, words.join(' '));
    t.match(stderr, expected);
    t.equal(stdout, '');
  }
});

t.test('--list shows every client and does nothing else', async (t) => {
  const { status, stdout } = clients('--list');
  t.equal(status, 0);
  for (const name of ['curl', 'fetchmail', 'getmail', 'mpop', 'poplib', 'net-pop3', 'node-pop3'])
    t.match(stdout, new RegExp(`^${name} `, 'm'));
});

t.test('a client that is there gets its mail in every way', async (t) => {
  const { status, stdout } = clients('node-pop3');
  t.equal(
    stdout,
    '\nnode-pop3\n  plain USER          passed\n  tls   USER          passed\n\nclients: 2 ways passed, 0 failed, 0 clients not run\n',
  );
  t.equal(status, 0);
});

t.test('a server that changes messages, or does not delete, fails every way', async (t) => {
  const rows: readonly (readonly [string, RegExp])[] = [
    [
      'retr-strips-trailing-spaces',
      /\| leave: trailing-spaces: from octet \d+ on " \\r\\n.* was sent and "\\r\\n/,
    ],
    ['quit-removes-nothing', /\| delete: .*: still on the server/],
  ];
  for (const [fault, expected] of rows) {
    const { status, stdout } = clients('node-pop3', '--fault', fault);
    t.equal(status, 1, fault);
    t.match(stdout, expected);
    t.match(stdout, /^clients: 0 ways passed, 2 failed, 0 clients not run$/m);
  }
});

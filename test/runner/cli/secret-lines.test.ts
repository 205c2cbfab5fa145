import fc from 'fast-check';
import t from 'tap';
import { withoutSecretLines } from '../../../runner/cli/config/secret-lines.ts';

const KNOWN = new Set(['targets', 'host', 'port', 'account', 'accounts', 'user', 'only', 'passwordEnv']);

const SECRET: readonly (readonly [string, string])[] = [
  ['an account', '"account": ["alice:hunter2"]'],
  ['an account on a line of its own', '"account": [\n"alice:hunter2",\n"b:c"]'],
  ['an account without a colon', '"account": [\n"hunter2"]'],
  ['an account that is a number', '"account": [ 4711, hunter2 ]'],
  ['a password where none is asked for', '"user": "alice", "password": "hunter2"'],
  ['a password on the next line', '"Password":\n  "hunter2"'],
  ['a token', '"token": "hunter2"'],
  ['a secret with quotes in it', '"secret": "hun\\"hunter2"'],
  ['a mailbox as a text', '"accounts": ["alice:hunter2"]'],
  ['a quote that is missing behind', '"account": ["alice:hunter2]'],
  ['a quote that is missing before', '"account": [alice:hunter2"]'],
  ['a comma that is missing', '"account": ["a:b" "alice:hunter2"]'],
  ['accounts by their names', '"account": {\n"alice": "hunter2" }'],
  ['a quote in the middle', '"account": [ "alice":hunter2" ]'],
  ['no quotes at all', 'account: [hunter2]'],
];

for (const [what, text] of SECRET) {
  t.test(`a line of a configuration that may hold a secret is not shown: ${what}`, (t) => {
    t.notMatch(withoutSecretLines(text, KNOWN), 'hunter2');
    t.end();
  });
}

t.test('other lines are shown as they are, and keep their numbers', (t) => {
  const lines = [
    '{ "targets": {',
    '  "a": { "host": "localhost", "prot": 110,',
    '    "accounts": [{ "user": "alice", "passwordEnv": "P", "tokenFile": "f" }],',
    '    "account": ["alice:hunter2"],',
    '    "only": ["x"] } } }',
  ];
  t.same(withoutSecretLines(lines.join('\n'), KNOWN).split('\n'), lines.with(3, ''));
  t.end();
});

t.test('no account shows, however the file is broken', (t) => {
  const whole = '{ "targets": { "a": { "host": "h",\n "account": [ "alice:hunter2" ],\n "port": 110 } } }';
  const broken = fc.tuple(fc.nat(whole.length), fc.nat(3), fc.constantFrom('', '"', '{', ',', '\n', ':'));
  fc.assert(
    fc.property(broken, ([at, length, inserted]) => {
      const text = whole.slice(0, at) + inserted + whole.slice(at + length);
      return !withoutSecretLines(text, KNOWN).includes('hunter2');
    }),
    { numRuns: 1000 },
  );
  t.end();
});

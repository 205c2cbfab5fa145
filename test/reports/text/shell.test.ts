import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import t from 'tap';
import { shellLine, shellQuote, shellWords } from '../../../reports/text/shell.ts';

const HOSTILE = [
  '',
  'a b',
  "it's",
  '$(id)',
  '`id`',
  '"',
  '\\',
  '*',
  '; rm -rf ~',
  '-n',
  '!!',
  '~',
  '#',
  'é',
  '\n',
  '&&',
];

t.test('a shell reads every word back as it was', (t) => {
  const script = `printf '%s\\0' ${shellLine(HOSTILE)}`;
  const printed = execFileSync('/bin/sh', ['-c', script], { encoding: 'utf8' });
  t.same(printed.split('\0').slice(0, -1), HOSTILE);
  t.end();
});

t.test('words that need no quotes have none', (t) => {
  t.equal(shellQuote('rfc1939/stat/one-two_3'), 'rfc1939/stat/one-two_3');
  t.equal(shellQuote('[::1]:110'), "'[::1]:110'");
  t.end();
});

t.test('splitting undoes joining', (t) => {
  const law = fc.property(
    fc.array(fc.string({ unit: fc.constantFrom('a', ' ', "'", '"', '\\', '$', '\n') })),
    (words) => {
      assert.deepEqual(shellWords(shellLine(words)), words);
    },
  );
  t.doesNotThrow(() => {
    fc.assert(law);
  });
  t.end();
});

const SPLIT: readonly (readonly [string, readonly string[] | null])[] = [
  ['', []],
  ['  a   b ', ['a', 'b']],
  [`a"b c"'d e'\\ f`, ['ab cd e f']],
  ['"a\\"b\\n"', ['a"b\\n']],
  ["it's", null],
  ['"open', null],
  ['trailing\\', null],
];

for (const [line, words] of SPLIT)
  t.test(
    `${JSON.stringify(line)} is ${words === null ? 'no command line' : `${words.length} words`}`,
    (t) => {
      t.same(shellWords(line), words);
      t.end();
    },
  );

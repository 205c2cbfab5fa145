import t from 'tap';
import { divergence, excerpt } from '../../reports/console/caret.ts';

const CASES: readonly (readonly [string, string, string, number | null])[] = [
  ['the first character that differs', '+OK 2 340', '+OK 3 512', 4],
  ['behind a capture that fits', '+OK <count: number> 340', '+OK 12 512', 7],
  ['at a capture that does not fit', '+OK <count: number>', '+OK twelve', 4],
  ['at a nameless capture', '+OK 1 <unique-id>', '+OK 1 ', 6],
  ['at the end of what came when more was expected', '+OK 2 340', '+OK 2', 5],
  ['behind the end of what was expected, when nothing may follow', '+OK 2 and nothing more', '+OK 2 340', 5],
  ['at the start of a number', '+OK 340', '+OK 345', 4],
  ['nowhere for a number in prose', '120 octets', '129 octets', null],
  ['nowhere when all of it fits', '+OK <text>', '+OK what ever', null],
  ['at the indicator', '+OK 2', '-ERR no', 0],
  ['nowhere for prose', 'a positive reply', 'a negative one', null],
  ['nowhere for an expression', 'before == after', 'before = 1', null],
  ['nowhere when there were several legal answers', '+OK 1 or -ERR', '+OK 2', null],
];

for (const [what, expected, actual, index] of CASES) {
  t.test(`the caret stands: ${what}`, (t) => {
    t.equal(divergence({ expected, actual }), index);
    t.end();
  });
}

t.test('contents that differ get a caret as well', (t) => {
  const message = 'the content differs from octet 3 on, in line 1';
  t.equal(divergence({ expected: 'a.b', actual: 'a..b', message }), 2);
  t.end();
});

t.test('without an expectation or anything that came there is no caret', (t) => {
  t.equal(divergence({ actual: '+OK' }), null);
  t.equal(divergence({ expected: '+OK' }), null);
  t.end();
});

t.test('a long line is cut around its deciding place, and the caret moves with it', (t) => {
  const line = `${'x'.repeat(200)}!${'y'.repeat(200)}`;
  const { text, column } = excerpt(line, 200);
  t.equal(text[column ?? -1], '!');
  t.ok(text.length < 110);
  t.equal(excerpt(line, 0).text.startsWith('xxx'), true);
  t.equal(excerpt(line, 400).text.endsWith('yyy'), true);
  t.end();
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import t from 'tap';
import { clipped, legible, legibleLines } from '../../../reports/text/legible.ts';

const ROWS: readonly (readonly [string, string, string])[] = [
  ['plain text stays', 'Grüße, 日本語, 👍 \\r', 'Grüße, 日本語, 👍 \\r'],
  ['line ends and NUL become C escapes', 'a\r\n\t\0', 'a\\r\\n\\t\\0'],
  ['escape sequences lose their escape', '\u001b[31m\u009b', '\\x1b[31m\\x9b'],
  ['marks that turn the direction of writing show', 'a\u202eb\u200f', 'a\\u{202e}b\\u{200f}'],
  ['zero width characters show', '\u200b\ufeff\u00ad', '\\u{200b}\\u{feff}\\xad'],
  ['lone surrogates show, pairs stay', '\ud83d\udc4d\ud83d', '👍\\u{d83d}'],
  ['what XML forbids shows', '\uffff\ufffe', '\\u{ffff}\\u{fffe}'],
  ['line separators show', '\u2028\u2029\u0085', '\\u{2028}\\u{2029}\\x85'],
];

for (const [name, text, expected] of ROWS)
  t.test(name, (t) => {
    t.equal(legible(text), expected);
    t.end();
  });

t.test('line feeds stay where text has lines', (t) => {
  t.equal(legibleLines('a\r\nb\u0007'), 'a\\r\nb\\x07');
  t.end();
});

t.test('what is legible stays as it is', (t) => {
  const law = fc.property(fc.string({ unit: 'binary' }), (text) => {
    assert.equal(legible(legible(text)), legible(text));
  });
  t.doesNotThrow(() => {
    fc.assert(law);
  });
  t.end();
});

t.test('long text is cut with a note, and not in the middle of a character', (t) => {
  t.equal(clipped('abc', 3), 'abc');
  t.equal(clipped('abcd', 3), 'abc… (1 more characters)');
  t.equal(clipped('ab👍', 3), 'ab… (2 more characters)');
  t.end();
});

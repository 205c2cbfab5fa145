import t from 'tap';
import { encodeRaw, latin1 } from '../../../runner/pop3/encode.ts';
import { dropListingOf, linesOf, scanListingOf, uniqueIdListingOf } from '../../../runner/pop3/listing.ts';

const LINES: readonly (readonly [string, readonly string[]])[] = [
  ['', []],
  ['a\r\n', ['a']],
  ['\r\n\r\n', ['', '']],
  ['a\r\nb', ['a', 'b']],
  ['a\nb\r\n', ['a\nb']],
  ['\n\r\n', ['\n']],
  ['\r\r\n', ['\r']],
];

for (const [octets, lines] of LINES) {
  t.test(`the lines of ${JSON.stringify(octets)} are ${JSON.stringify(lines)}`, (t) => {
    t.strictSame(linesOf(encodeRaw(octets)).map(latin1), lines);
    t.end();
  });
}

t.test('a drop listing is two numbers with anything behind a space', (t) => {
  t.strictSame(dropListingOf('2 320'), { count: 2, octets: 320 });
  t.strictSame(dropListingOf('0 0 messages'), { count: 0, octets: 0 });
  for (const text of ['', '2', '2  320', ' 2 320', '2 320octets', '-1 0', '2 1234567890123456']) {
    t.equal(dropListingOf(text), null, JSON.stringify(text));
  }
  t.end();
});

t.test('a scan listing is a message-number and a size with anything behind a space', (t) => {
  t.strictSame(scanListingOf('1 120'), { number: 1, octets: 120 });
  t.strictSame(scanListingOf('1 120 From: x'), { number: 1, octets: 120 });
  t.equal(scanListingOf('1 x'), null);
  t.end();
});

t.test('a unique-id listing is a message-number and 1 to 70 printable characters', (t) => {
  t.strictSame(uniqueIdListingOf('1 QhdPYR:00WBw1Ph7x7'), { number: 1, uniqueId: 'QhdPYR:00WBw1Ph7x7' });
  t.strictSame(uniqueIdListingOf(`2 ${'~'.repeat(70)}`), { number: 2, uniqueId: '~'.repeat(70) });
  for (const text of ['1 ', '1 a b', '1 a ', `1 ${'a'.repeat(71)}`, 'x a', '1 \x7f', '1']) {
    t.equal(uniqueIdListingOf(text), null, JSON.stringify(text));
  }
  t.end();
});

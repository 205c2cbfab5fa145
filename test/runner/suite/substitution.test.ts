import fc from 'fast-check';
import t from 'tap';
import { parametersIn, substitute, wholeParameter } from '../../../runner/suite/substitution.ts';

const ROW = { row: 'one', number: 2, name: 'plain', flag: true };

for (const [written, expected] of [
  ['LIST {number}', 'LIST 2'],
  ['{#{name}} {= x - {number}}', '{#plain} {= x - 2}'],
  ['{number:number} {other} {row}', '{number:number} {other} {row}'],
  ['{{number}} {{{number}}}', '{{number}} {{2}}'],
  ['{flag}{flag}', 'truetrue'],
] as const) {
  t.test(`${written} becomes ${expected}`, (t) => {
    t.equal(substitute(written, ROW).text, expected);
    t.end();
  });
}

t.test('the pieces make up the text, and those that are no values stand where they were written', (t) => {
  const part = fc.oneof(
    fc.constantFrom('{number}', '{name}', '{{', '}}', '{', '}', '{x}'),
    fc.string({ maxLength: 3 }),
  );
  fc.assert(
    fc.property(
      fc.array(part).map((parts) => parts.join('')),
      (written) => {
        const { text, pieces } = substitute(written, ROW);
        const ends = pieces.map(({ end }) => end);
        const starts = pieces.map(({ start }) => start);
        const isGapless =
          starts.every((start, index) => start === (ends[index - 1] ?? 0)) &&
          (ends.at(-1) ?? 0) === text.length;
        return (
          isGapless &&
          pieces.every(({ start, end, writtenAt, parameter }) =>
            parameter === null
              ? written.startsWith(text.slice(start, end), writtenAt)
              : written.startsWith(`{${parameter}}`, writtenAt),
          )
        );
      },
    ),
  );
  t.end();
});

t.test('a parameter that stands alone is told from one within a text', (t) => {
  t.equal(wholeParameter('{number}', ROW), 'number');
  t.equal(wholeParameter('{number} ', ROW), null);
  t.equal(wholeParameter('{row}', ROW), null);
  t.equal(wholeParameter('{constructor}', ROW), null);
  t.same(parametersIn('{a} {{b}} {#{c}} {d:word}'), ['a', 'c']);
  t.end();
});

import fc from 'fast-check';
import t from 'tap';
import { matchPattern } from '../../../runner/language/match-pattern.ts';
import { capturesOf, indicatorOfPattern, parsePattern } from '../../../runner/language/pattern.ts';
import type { Pattern } from '../../../runner/language/pattern.ts';
import type { Scope } from '../../../runner/language/scope.ts';
import { octetsOf, textOf } from '../../../runner/language/text.ts';

function pattern(source: string): Pattern {
  const parsed = parsePattern(source);
  if (parsed.kind === 'syntax-problem') throw new Error(parsed.message);
  return parsed;
}

function match(source: string, line: string, scope: Scope = {}): unknown {
  const result = matchPattern(pattern(source), Buffer.from(line, 'latin1'), scope);
  if (result.kind === 'match') return result.bindings;
  if (result.kind === 'mismatch') return `${result.offset}: ${result.expected}, not ${result.found}`;
  return `problem: ${result.message}`;
}

t.test('captures bind with their types and nest by their dots', async (t) => {
  t.strictSame(match('+OK {drop.count:number} {drop.octets:number}', '+OK 2 320'), {
    drop: { count: 2n, octets: 320n },
  });
  t.strictSame(match('{:number} {id:unique-id}{end}', '1 whqtswO00WBw418f9t5JxYwZ'), {
    id: 'whqtswO00WBw418f9t5JxYwZ',
  });
  t.strictSame(match('+OK {rest:text}', '+OK '), { rest: '' });
  t.strictSame(match('+OK {at:msg-id}', '+OK <1.2@h>'), { at: '<1.2@h>' });
});

t.test('free text may follow behind a space unless the pattern is closed', async (t) => {
  t.strictSame(match('+OK', '+OK'), {});
  t.strictSame(match('+OK', '+OK anything at all'), {});
  t.strictSame(match('+OK 2 {n:number}', '+OK 2 320 octets'), { n: 320n });
  t.equal(match('+OK', '+OKAY'), '3: the end of the line or a space, not "AY"');
  t.equal(match('1 {id:unique-id}{end}', '1 abc def'), '5: the end of the line, not " def"');
  t.strictSame(match('', ''), {});
  t.equal(match('', ' x'), '0: the end of the line, not " x"');
});

t.test('the first departure is told with its place', async (t) => {
  const number = 'a decimal number of 1 to 19 digits';
  const rows: readonly (readonly [string, string, string])[] = [
    ['+OK {n:number}', '+OK x', `4: ${number}, not "x"`],
    ['+OK {n:number}', '+OK ', `4: ${number}, not the end of the line`],
    ['+OK {n:number}', '+OK  1', `4: ${number}, not " 1"`],
    ['+OK {n:number}', '+OK 99999999999999999999', `4: ${number}, not "99999999999999999999"`],
    ['+OK {n:number}', '+OK 9223372036854775808', `4: ${number}, not "9223372036854775808"`],
    ['+OK 2', '+OK 3', '4: "2", not "3"'],
    ['+OK 2', '+OK', '3: " 2", not the end of the line'],
    ['+OK {n}', '+OK 4', '4: "5", not "4"'],
    ['+OK {at:msg-id}', '+OK <a>', '4: a msg-id such as <local@domain>, not "<a>"'],
  ];
  for (const [source, line, told] of rows) t.equal(match(source, line, { n: 5n }), told, line);
  t.equal(
    match('{id:unique-id}{end}', 'x'.repeat(71)),
    `0: a unique-id of 1 to 70 characters from 0x21 to 0x7E, not "${'x'.repeat(24)}"`,
  );
});

t.test('patterns that could never be read are refused with their place', async (t) => {
  const rows: readonly (readonly [string, number])[] = [
    ['+OK {end} more', 4],
    ['+OK {a:text} more', 4],
    ['{a:number}{b:number}', 0],
    ['{a:digits}', 0],
    ['{1a:number}', 0],
    ['{a:number}5', 0],
    ['{a:number}{b}', 0],
    ['[{a:word}]', 1],
    ['{a:unique-id}.', 0],
    ['{a:number} {a:number}', 11],
    ['{in:number}', 0],
    ['+OK {= nothing(1)}', 7],
    ['+OK {= 1 + "a"}', 7],
  ];
  for (const [source, offset] of rows) {
    const parsed = parsePattern(source);
    t.equal(parsed.kind, 'syntax-problem', source);
    if (parsed.kind === 'syntax-problem') t.equal(parsed.offset, offset, source);
  }
});

t.test('octets above 127 are UTF-8 in the suite, and come back as they were captured', async (t) => {
  const utf8 = Buffer.from('+OK zażółć', 'utf8').toString('latin1');
  t.strictSame(match('+OK zażółć', utf8), {});
  t.strictSame(match('+OK {name:word}', utf8), { name: 'zażółć' });
  t.strictSame(match('+OK {name}', utf8, { name: 'zażółć' }), {});
  const { name } = match('+OK {name:word}', '+OK \xff\xe9') as Scope;
  t.strictSame(match('+OK {name}', '+OK \xff\xe9', { name: name ?? '' }), {}, 'octets that are no UTF-8');
});

t.test('text made from octets leads back to the octets', async () => {
  fc.assert(fc.property(fc.uint8Array(), (octets) => Buffer.from(octets).equals(octetsOf(textOf(octets)))));
});

t.test('a status pattern tells its indicator', async (t) => {
  t.equal(indicatorOfPattern(pattern('+OK {n:number}')), 'positive');
  t.equal(indicatorOfPattern(pattern('-ERR [IN-USE]')), 'negative');
  t.equal(indicatorOfPattern(pattern('+OKAY')), null);
});

t.test('a pattern of literals and numbers matches the line made from it, and binds the numbers', async () => {
  const piece = fc.record({
    word: fc.stringMatching(/^[a-z]{1,8}$/),
    number: fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }),
  });
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 6 }), (pieces) => {
      const source = pieces.map(({ word }, index) => `${word} {n${index}:number}`).join(' ');
      const line = pieces.map(({ word, number }) => `${word} ${number}`).join(' ');
      const wanted = Object.fromEntries(pieces.map(({ number }, index) => [`n${index}`, number]));
      const result = matchPattern(pattern(source), Buffer.from(line), {});
      return (
        result.kind === 'match' &&
        capturesOf(pattern(source)).length === pieces.length &&
        Object.entries(wanted).every(([name, number]) => result.bindings[name] === number)
      );
    }),
  );
});

t.test('no line makes matching throw', async () => {
  const patterns = ['+OK {a:number} {b:text}', '{:word} {x:unique-id}{end}', '-ERR', '{= 1 + 1}'].map(
    pattern,
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (line) => {
      for (const each of patterns) matchPattern(each, line, {});
      return true;
    }),
  );
});

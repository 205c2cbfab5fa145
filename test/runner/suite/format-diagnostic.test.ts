import fc from 'fast-check';
import t from 'tap';
import type { Diagnostic } from '../../../runner/suite/diagnostic.ts';
import { formatDiagnostic, formatDiagnostics } from '../../../runner/suite/format-diagnostic.ts';

function diagnosticAt(line: number, column: number, more: Partial<Diagnostic> = {}): Diagnostic {
  return { file: 'a.json', line, column, message: 'wrong', severity: 'error', ...more };
}

t.test('fifty are shown, sorted by place, and the rest is counted', (t) => {
  const many = Array.from({ length: 87 }, (_, index) => diagnosticAt(87 - index, 1));
  const lines = formatDiagnostics(many, new Map()).split('\n\n');
  t.equal(lines[0], 'a.json:1:1: wrong');
  t.equal(lines[49], 'a.json:50:1: wrong');
  t.equal(lines[50], 'and 37 more');
  t.equal(lines.length, 51);
  t.end();
});

t.test('what is said twice is shown and counted once', (t) => {
  const twice = [diagnosticAt(1, 1), diagnosticAt(1, 1)];
  t.equal(formatDiagnostics(twice, new Map()), 'a.json:1:1: wrong');
  t.end();
});

/** Characters that would move the caret away or do things to a terminal, among others. */
const CHARACTERS = fc.constantFrom(
  'a',
  'b',
  '~',
  '"',
  ' ',
  '\u00e9',
  '\t',
  '\u001b',
  '\u0000',
  '\u202e',
  '\u2028',
  '\ufeff',
);

t.test('the caret stands under the place, whatever the line holds and however long it is', (t) => {
  const line = fc
    .string({ unit: CHARACTERS, minLength: 1, maxLength: 400 })
    .filter((text) => text.trim() !== '');
  fc.assert(
    fc.property(line, fc.nat(), (text, at) => {
      const column = (at % text.length) + 1;
      const [, shown = '', carets = '', ...rest] = formatDiagnostic(diagnosticAt(1, column), text).split(
        '\n',
      );
      const marked = shown.charAt(carets.indexOf('^'));
      const meant = text.charAt(column - 1);
      const isControl = /[^\x20-\x7e\xa0-\u1fff]/.test(meant);
      return rest.length === 0 && shown.length < 120 && (isControl || marked === meant);
    }),
  );
  t.end();
});

t.test('a place beyond the text shows no line', (t) => {
  t.equal(
    formatDiagnostic(diagnosticAt(7, 1, { hint: 'do it' }), 'one line'),
    'a.json:7:1: wrong\n  hint: do it',
  );
  t.equal(formatDiagnostic(diagnosticAt(1, 1), undefined), 'a.json:1:1: wrong');
  t.end();
});

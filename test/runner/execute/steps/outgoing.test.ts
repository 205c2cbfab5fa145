import t from 'tap';
import { outgoingOf, type Piece } from '../../../../runner/execute/steps/outgoing.ts';
import { isEvaluationProblem } from '../../../../runner/language/scope.ts';
import type { ExchangeStep } from '../../../../runner/model/suite.ts';

const SCOPE = { n: 2n, name: 'j\xfcrgen' };

/** Octets as Latin-1 text, pauses as numbers. */
function piecesOf(step: ExchangeStep): readonly (string | number)[] {
  const pieces = outgoingOf(step, SCOPE);
  if (isEvaluationProblem(pieces)) throw new Error(pieces.message);
  return pieces.map((piece: Piece) =>
    piece.kind === 'pause' ? piece.ms : Buffer.from(piece.octets).toString('latin1'),
  );
}

t.test('a command gets its values and its line end', (t) => {
  t.strictSame(piecesOf({ C: 'DELE {= n + 1}' }), ['DELE 3\r\n']);
  t.end();
});

t.test('a command goes out as UTF-8, raw octets one per character', (t) => {
  t.strictSame(piecesOf({ C: 'USER {name}' }), ['USER j\xc3\xbcrgen\r\n']);
  t.strictSame(piecesOf({ raw: 'USER {name}\n' }), ['USER j\xfcrgen\n']);
  t.end();
});

t.test('a batch is one piece', (t) => {
  t.strictSame(piecesOf({ C: ['STAT', 'LIST {n}'] }), ['STAT\r\nLIST 2\r\n']);
  t.end();
});

t.test('segments keep their pauses', (t) => {
  t.strictSame(piecesOf({ segments: ['ST', 50, 'AT\r\n'] }), ['ST', 50, 'AT\r\n']);
  t.end();
});

t.test('a step that only awaits something sends nothing', (t) => {
  t.strictSame(piecesOf({ S: '+OK' }), []);
  t.end();
});

t.test('a name without a value is a problem of the suite', (t) => {
  t.match(outgoingOf({ C: 'DELE {nobody}' }, SCOPE), { kind: 'evaluation-problem', message: /nobody/ });
  t.match(outgoingOf({ raw: 'x{' }, SCOPE), { kind: 'evaluation-problem' });
  t.end();
});

for (const octets of ['\n', '\r', '\0', 'x\r\nDELE 1'])
  t.test(`a value with ${JSON.stringify(octets)} in it is never sent`, (t) => {
    for (const step of [{ C: 'RETR {name}' }, { raw: 'RETR {= name}' }, { segments: ['RETR ', '{name}'] }]) {
      const pieces = outgoingOf(step, { name: octets });
      t.match(pieces, { kind: 'evaluation-problem', message: /would begin another command/ });
    }
    t.end();
  });

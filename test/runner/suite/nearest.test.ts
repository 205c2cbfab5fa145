import t from 'tap';
import { nearest, quoted, suggestion } from '../../../runner/suite/nearest.ts';

for (const [name, known, meant] of [
  ['proove', ['proves', 'pause'], 'proves'],
  ['PROVES', ['proves'], 'proves'],
  ['titel', ['title', 'why'], 'title'],
  ['hwo', ['how', 'two'], 'how'],
  ['UILD', ['UIDL', 'TOP'], 'UIDL'],
  ['xyz', ['abc'], null],
  ['anything', [], null],
] as const) {
  t.test(`${name} among ${known.join(', ') || 'nothing'} means ${meant ?? 'nothing'}`, (t) => {
    t.equal(nearest(name, known), meant);
    t.end();
  });
}

t.test('when nothing is near, the known names are listed as long as they are few', (t) => {
  t.equal(suggestion('xyzzy', ['one', 'two']), 'known here: "one", "two"');
  t.equal(
    suggestion(
      'xyzzy',
      Array.from({ length: 50 }, (_, index) => `name-${index}`),
    ),
    undefined,
  );
  t.equal(suggestion('xyzzy', []), undefined);
  t.end();
});

t.test('somebody else’s text is quoted without control characters and cut', (t) => {
  t.equal(quoted('a\u001b[31m'), '"a\\u001b[31m"');
  t.equal(quoted('x'.repeat(500)).length, 83);
  t.end();
});

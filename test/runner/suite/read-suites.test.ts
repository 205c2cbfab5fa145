import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import t from 'tap';
import { digestOf } from '../../../runner/suite/digest.ts';
import { packageRoot } from '../../../runner/suite/package-root.ts';
import { FILE_LIMIT_OCTETS } from '../../../runner/suite/read-text.ts';
import { readSuites } from '../../../runner/suite/read-suites.ts';
import { makeTree, suiteOf } from './tree.ts';
import { mutations } from './mutations.ts';

t.test('the bundled suites have no mistakes', async (t) => {
  const { diagnostics, suites, messages, catalogues } = await readSuites({
    root: packageRoot(),
    lint: 'full',
  });
  t.same(diagnostics, []);
  t.ok(suites.length > 0 && messages.length > 0 && catalogues.length > 0, 'and there are some');
});

t.test('a table becomes one scenario for each row, with typed values where they stand alone', async (t) => {
  const table = suiteOf({
    title: 'LIST {number} is answered',
    rows: [
      { row: 'first', number: 1, wait: 100, how: 'fin', clause: 'RFC1939-5-STAT-01' },
      { row: 'second', number: 2, wait: 200, how: 'reset', clause: 'RFC1939-5-STAT-02' },
    ],
    steps: [
      { C: 'LIST {number}', S: '+OK {number} {octets:number}', withinMs: '{wait}', proves: ['{clause}'] },
      { check: '{number} > 0 && octets > 0', otherwise: 'number {number} is nothing' },
      { close: '{how}' },
    ],
  });
  const { suites, diagnostics } = await readSuites({
    root: makeTree(t, { 'suites/small.json': table }),
    lint: 'full',
  });
  t.same(diagnostics, []);
  const [first, second] = suites[0]?.scenarios ?? [];
  t.match(first, { id: 'small/small/first', level: 'MUST', requirements: ['RFC1939-5-STAT-01'] });
  t.match(second, { id: 'small/small/second', level: 'SHOULD', requirements: ['RFC1939-5-STAT-02'] });
  t.same(second?.scenario.steps, [
    { C: 'LIST 2', S: '+OK 2 {octets:number}', withinMs: 200, proves: ['RFC1939-5-STAT-02'] },
    { check: '2 > 0 && octets > 0', otherwise: 'number 2 is nothing' },
    { close: 'reset' },
  ]);
  t.equal(second?.scenario.title, 'LIST 2 is answered');
  t.notOk(second?.scenario.rows);
});

t.test('scenarios, rows and steps know their places', async (t) => {
  const text = [
    '{ "suite": "small", "title": "x", "scenarios": [',
    '  { "id": "plain", "title": "x", "why": "x", "maildrop": "any", "state": "transaction", "steps": [',
    '    { "C": "NOOP", "S": "+OK" },',
    '    { "C": "STAT", "S": "+OK", "proves": ["RFC1939-5-STAT-01"] } ] },',
    '  { "id": "table", "title": "x", "why": "x", "maildrop": "any", "state": "transaction",',
    '    "rows": [',
    '      { "row": "one", "clause": "RFC1939-5-STAT-01" } ],',
    '    "steps": [{ "C": "STAT", "S": "+OK", "proves": ["{clause}"] }] } ] }',
  ].join('\n');
  const { suites } = await readSuites({ root: makeTree(t, { 'suites/small.json': text }) });
  const file = 'suites/small.json';
  const [plain, table] = suites[0]?.scenarios ?? [];
  t.same(plain?.place, { file, line: 2, column: 3 });
  t.same(plain?.stepPlaces, [
    { file, line: 3, column: 5 },
    { file, line: 4, column: 5 },
  ]);
  t.same(table?.place, { file, line: 7, column: 7 }, 'that of the row');
  t.same(table?.stepPlaces, [{ file, line: 8, column: 15 }]);
});

t.test('own suites are read beside the bundled ones or alone', async (t) => {
  const root = makeTree(t, {
    'suites/rfc1939/stat.json': suiteOf({}, 'rfc1939/stat'),
    'suites/schema/some.schema.json': '{}',
    'mine/one.json': suiteOf({}, 'one'),
    'mine/more/two.json': suiteOf({}, 'more/two'),
  });
  const beside = await readSuites({ root, own: [join(root, 'mine')] });
  t.same(
    beside.suites.map(({ name, origin }) => [name, origin]),
    [
      ['rfc1939/stat', 'bundled'],
      ['more/two', 'own'],
      ['one', 'own'],
    ],
  );
  const alone = await readSuites({ root, own: [join(root, 'mine/one.json')], bundled: 'leave' });
  t.same(
    alone.suites.map(({ name }) => name),
    ['one'],
  );
});

t.test('an own suite is held to the language also when the bundled ones are not', async (t) => {
  const mistaken = suiteOf({ steps: [{ C: 'LIST {number}', S: '+OK', proves: ['RFC1939-5-STAT-01'] }] });
  const root = makeTree(t, { 'mine/small.json': mistaken });
  const { diagnostics } = await readSuites({ root, own: [join(root, 'mine')] });
  t.match(diagnostics, [{ message: '"number" has no value here' }]);
});

t.test('an id that an own suite shares with a bundled one is a mistake', async (t) => {
  const root = makeTree(t, { 'suites/small.json': suiteOf({}), 'mine/small.json': suiteOf({}) });
  const { diagnostics } = await readSuites({ root, own: [join(root, 'mine/small.json')] });
  t.match(diagnostics, [{ message: '"small/small" is there already' }]);
});

t.test('what cannot be read is said for each file', async (t) => {
  const root = makeTree(t, {
    'mine/large.json': ' '.repeat(FILE_LIMIT_OCTETS + 1),
    'mine/latin-1.json': Uint8Array.of(0x22, 0xe9, 0x22),
  });
  const { diagnostics } = await readSuites({ root, own: [join(root, 'mine'), join(root, 'absent.json')] });
  t.same(
    diagnostics.map(({ message }) => message).sort(),
    [
      `the file has ${FILE_LIMIT_OCTETS + 1} octets, more than the ${FILE_LIMIT_OCTETS} that are read`,
      'the file is not UTF-8 text',
      'there is no such file',
    ].sort(),
  );
});

t.test('whatever is in a suite file, reading it gives suites or diagnostics and never throws', async (t) => {
  const root = makeTree(t, {});
  const original: unknown = JSON.parse(
    readFileSync(join(packageRoot(), 'suites/rfc1939/update.json'), 'utf8'),
  );
  await fc.assert(
    fc.asyncProperty(mutations(original), async (value) => {
      writeFileSync(join(root, 'suites/update.json'), JSON.stringify(value, null, 1));
      const { diagnostics, sources } = await readSuites({ root, lint: 'full' });
      // The requirements and messages of the original are unknown in the small world, so there is always something.
      return (
        diagnostics.length > 0 &&
        diagnostics.every(({ file, line }) => sources.get(file) !== undefined && line > 0)
      );
    }),
    { numRuns: 60 },
  );
});

t.test('whatever text is in a suite file, reading it gives diagnostics and never throws', async (t) => {
  const root = makeTree(t, {});
  const original = suiteOf({});
  const cut = fc.record({
    at: fc.nat(original.length),
    remove: fc.nat(5),
    insert: fc.string({ maxLength: 4 }),
  });
  await fc.assert(
    fc.asyncProperty(cut, async ({ at, remove, insert }) => {
      const text = original.slice(0, at) + insert + original.slice(at + remove);
      writeFileSync(join(root, 'suites/small.json'), text);
      const { diagnostics, suites } = await readSuites({ root, lint: 'full' });
      return diagnostics.length > 0 || suites.length === 1;
    }),
    { numRuns: 100 },
  );
});

t.test('the digest changes with any file that was read', async (t) => {
  const digest = async (files: Readonly<Record<string, string>>): Promise<string> =>
    digestOf(await readSuites({ root: makeTree(t, files) }));
  const suite = { 'suites/small.json': suiteOf({}) };
  const before = await digest(suite);
  t.match(before, /^[0-9a-f]{64}$/);
  t.equal(await digest(suite), before, 'and with nothing else');
  t.not(await digest({ 'suites/small.json': suiteOf({ title: 'x' }) }), before);
  t.not(
    await digest({ ...suite, 'fixtures/messages/plain.eml': 'Subject: plain\r\n\r\nHallo.\r\n' }),
    before,
  );
});

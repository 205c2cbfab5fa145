import { isDeepStrictEqual } from 'node:util';
import { parse } from '@humanwhocodes/momoa';
import type { ValueNode } from '@humanwhocodes/momoa';
import fc from 'fast-check';
import t from 'tap';
import { offsetInString } from '../../../runner/suite/json-string.ts';
import { locateJson, nameAt, nodeAt } from '../../../runner/suite/json-tree.ts';
import type { JsonNode } from '../../../runner/suite/json-tree.ts';

/** The same tree from both parsers. */
interface Shape {
  readonly at: readonly [number, number];
  readonly parts: readonly (Shape | readonly [string, Shape])[];
}

function ours(node: JsonNode): Shape {
  const at = [node.start, node.end] as const;
  switch (node.kind) {
    case 'object':
      return { at, parts: [...node.members].map(([name, { value }]) => [name, ours(value)] as const) };
    case 'array':
      return { at, parts: node.elements.map(ours) };
    case 'scalar':
      return { at, parts: [] };
  }
}

function momoas(node: ValueNode): Shape {
  const at = [node.loc.start.offset, node.loc.end.offset] as const;
  if (node.type === 'Array') return { at, parts: node.elements.map(({ value }) => momoas(value)) };
  if (node.type !== 'Object') return { at, parts: [] };
  const parts = node.members.map(
    ({ name, value }) => [name.type === 'String' ? name.value : name.name, momoas(value)] as const,
  );
  return { at, parts };
}

t.test('every value stands where momoa finds it', (t) => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), fc.nat(3), (value, indent) => {
      const text = ` ${JSON.stringify(value, null, indent)}\n`;
      return isDeepStrictEqual(ours(locateJson(text).root), momoas(parse(text).body));
    }),
    { numRuns: 300 },
  );
  t.end();
});

t.test('names that an object has twice are found, also when they are spelt differently', (t) => {
  const { duplicates } = locateJson('{"a": 1, "b": {"a": 2}, "\\u0061": 3}');
  t.same(duplicates, [{ name: 'a', start: 24, end: 32 }]);
  t.end();
});

t.test('the depth is that of the brackets, those in strings left out', (t) => {
  t.equal(locateJson('{"a": [1, {"b": "[[[["}]}').depth, 3);
  t.end();
});

t.test('a path that goes on beyond the tree ends at the last node that exists', (t) => {
  const text = '{"a": [true]}';
  const { root } = locateJson(text);
  t.equal(text.slice(nodeAt(root, ['a', 0, 'x']).start, nodeAt(root, ['a', 0, 'x']).end), 'true');
  t.equal(text.slice(nameAt(root, ['a']).start, nameAt(root, ['a']).end), '"a"');
  t.end();
});

/** Characters that JSON writes in one, two and six characters. */
const CHARACTERS = fc.constantFrom(
  'a',
  ' ',
  '"',
  '\\',
  '/',
  '\n',
  '\0',
  '\u001f',
  '\u00e9',
  '\u2028',
  '\u2615',
  '\ud83d',
);

t.test('a character of a string is found in its source, whatever escapes stand before it', (t) => {
  fc.assert(
    fc.property(fc.string({ unit: CHARACTERS, minLength: 1 }), fc.nat(), (text, at) => {
      const source = `xx${JSON.stringify(text)}`;
      const character = at % text.length;
      const start = offsetInString(source, 2, character);
      const end = offsetInString(source, 2, character + 1);
      return JSON.parse(`"${source.slice(start, end)}"`) === text.charAt(character);
    }),
  );
  t.end();
});

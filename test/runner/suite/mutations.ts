import fc from 'fast-check';

/** Values that stand in for others: of every type, and near to what our files hold. */
const REPLACEMENTS: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  '',
  ' ',
  'any',
  '{x}',
  '{#x}',
  '{= 1 +}',
  '+OK {a:number}',
  [],
  ['+OK', '+OK'],
  {},
  { closed: true },
  { oneOf: ['+OK', '-ERR'] },
  { __proto__: null, constructor: 1 },
];

const NAMES: readonly string[] = [
  'on',
  'C',
  'S',
  'open',
  'check',
  'proves',
  'rows',
  'body',
  'x',
  '__proto__',
  'constructor',
];

/** The value with one to three changes: a part replaced, left out, or added to. */
export function mutations(value: unknown): fc.Arbitrary<unknown> {
  const change = fc.record({
    at: fc.array(fc.nat(), { minLength: 1, maxLength: 9 }),
    kind: fc.constantFrom('replace', 'remove', 'add'),
    replacement: fc.constantFrom(...REPLACEMENTS),
    name: fc.constantFrom(...NAMES),
  });
  return fc.array(change, { minLength: 1, maxLength: 3 }).map((changes) => changes.reduce(mutate, value));
}

interface Change {
  readonly at: readonly number[];
  readonly kind: string;
  readonly replacement: unknown;
  readonly name: string;
}

function mutate(value: unknown, change: Change): unknown {
  const [turn, ...rest] = change.at;
  if (typeof value !== 'object' || value === null || turn === undefined) return change.replacement;
  const entries: Entries = Object.entries(value);
  const index = entries.length === 0 ? -1 : turn % entries.length;
  const changed =
    rest.length === 0
      ? changeHere(entries, index, change)
      : entries.map(([name, inner], each) =>
          each === index
            ? ([name, mutate(inner, { ...change, at: rest })] as const)
            : ([name, inner] as const),
        );
  if (Array.isArray(value)) return changed.map(([, inner]) => inner);
  const object: unknown = Object.fromEntries(changed);
  return object;
}

type Entries = readonly (readonly [string, unknown])[];

function changeHere(entries: Entries, index: number, { kind, replacement, name }: Change): Entries {
  if (kind === 'remove') return entries.filter((_, each) => each !== index);
  if (kind === 'add') return [...entries, [name, replacement]];
  return entries.map(([key, inner], each) => [key, each === index ? replacement : inner]);
}

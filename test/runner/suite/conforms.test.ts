import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import t from 'tap';
import { conforms, schemaOf, type Schema } from '../../../runner/suite/conforms.ts';
import { packageRoot } from '../../../runner/suite/package-root.ts';
import { explainSchemaErrors } from '../../../runner/suite/schema-error.ts';
import { schemaNamed } from '../../../runner/suite/schemas.ts';
import { mutations } from './mutations.ts';
import { suiteOf } from './tree.ts';

const SUITES = join(packageRoot(), 'suites');

function valueOf(path: string): unknown {
  return JSON.parse(readFileSync(join(SUITES, path), 'utf8'));
}

t.test('the quick judgement of a mutated suite is that of ajv', (t) => {
  const schema = schemaNamed('suite');
  const suites = readdirSync(join(SUITES, 'rfc1939')).map((file) => valueOf(`rfc1939/${file}`));
  fc.assert(
    fc.property(fc.constantFrom(...suites).chain(mutations), (value) => {
      const errors = explainSchemaErrors(schema, null, value);
      return conforms(schema, schema, value) === (errors.length === 0);
    }),
    { numRuns: 500 },
  );
  t.end();
});

t.test('the quick judgement of a mutated catalogue is that of ajv', (t) => {
  const schema = schemaNamed('requirements');
  const catalogue = valueOf('requirements/rfc2449.json') as { requirements: readonly unknown[] };
  const short = { ...catalogue, requirements: catalogue.requirements.slice(0, 3) };
  fc.assert(
    fc.property(mutations(short), (value) => {
      const errors = explainSchemaErrors(schema, null, value);
      return conforms(schema, schema, value) === (errors.length === 0);
    }),
    { numRuns: 500 },
  );
  t.end();
});

t.test('the quick judgement of a mutated baseline is that of ajv', (t) => {
  const schema = schemaNamed('baseline');
  const fails = [{ origin: 'step', message: 'late', answer: '-ERR', scenarios: ['a/b'], andOthers: true }];
  const entry = { requirement: 'RFC1939-5-STAT-04', reason: 'As designed.', expires: '2027-01-31', fails };
  const baseline = {
    target: 'Sample',
    deviations: [{ ...entry, issue: 'https://example.org/1' }],
    blocked: ['c'],
  };
  t.ok(conforms(schema, schema, baseline));
  fc.assert(
    fc.property(mutations(baseline), (value) => {
      const errors = explainSchemaErrors(schema, null, value);
      return conforms(schema, schema, value) === (errors.length === 0);
    }),
    { numRuns: 500 },
  );
  t.end();
});

t.test('every file that is a suite conforms, and what is none does not', (t) => {
  const schema = schemaNamed('suite');
  t.ok(conforms(schema, schema, JSON.parse(suiteOf({}))));
  t.notOk(conforms(schema, schema, JSON.parse(suiteOf({ state: 'update' }))));
  t.notOk(conforms(schema, schema, null));
  t.end();
});

t.test('a keyword that it does not know is a mistake of ours and said at once', (t) => {
  const file = { $id: 'test', $defs: { one: { minProperties: 1 } } };
  t.throws(() => conforms(file, schemaOf(file, 'one'), {}), { message: /minProperties/ });
  t.throws(() => conforms(file, { $ref: '#/$defs/two' }, {}), { message: /two/ });
  t.end();
});

/** The schemas within a schema, itself included. */
function schemasIn(schema: Schema): readonly Exclude<Schema, boolean>[] {
  if (typeof schema === 'boolean') return [];
  const members = ['properties', '$defs'].flatMap((name): readonly Schema[] =>
    Object.values((schema[name] ?? {}) as Readonly<Record<string, Schema>>),
  );
  const lists = (schema['allOf'] ?? []) as readonly Schema[];
  const ones = ['items', 'additionalProperties', 'propertyNames', 'if', 'then', 'else']
    .map((name) => schema[name] as Schema | undefined)
    .filter((each) => each !== undefined);
  return [schema, ...[...members, ...lists, ...ones].flatMap(schemasIn)];
}

t.test('every keyword of our schemas is known, used or not', (t) => {
  for (const name of ['suite', 'requirements', 'config', 'baseline'] as const) {
    const file = schemaNamed(name);
    const keywords = schemasIn(file).flatMap((schema) => Object.entries(schema));
    t.ok(keywords.length > 50);
    for (const [keyword, says] of keywords)
      t.doesNotThrow(() => conforms(file, { [keyword]: says }, null), keyword);
  }
  t.end();
});

import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import t from 'tap';
import { RESULT_SCHEMA } from '../../../reports/json/schema/result-schema.ts';
import type { JsonSchema } from '../../../reports/json/schema/build.ts';
import { packageFile } from '../golden.ts';

const FILE = packageFile('reports', 'json', 'result.schema.json');

t.test('the published schema is the one that the reader uses (UPDATE_GOLDEN=1 writes it anew)', async (t) => {
  const options = { ...(await resolveConfig(FILE)), parser: 'json' };
  const current = await format(JSON.stringify(RESULT_SCHEMA, null, 2), options);
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(FILE, current);
  t.equal(readFileSync(FILE, 'utf8'), current);
});

t.test('every property has a description', (t) => {
  const members = [...Object.entries(RESULT_SCHEMA.$defs), ['', RESULT_SCHEMA] as const].flatMap(
    ([name, schema]) => propertiesIn(schema, name),
  );
  t.ok(members.length > 80, 'the walk comes by all of them');
  t.same(
    members.filter(([, schema]) => descriptionOf(schema) === undefined).map(([path]) => path),
    [],
  );
  t.end();
});

function propertiesIn(schema: JsonSchema, path: string): readonly (readonly [string, JsonSchema])[] {
  const own = Object.entries(schema.properties ?? {}).map(
    ([name, each]) => [`${path}/${name}`, each] as const,
  );
  const below = own.flatMap(([name, each]) => propertiesIn(each, name));
  return [...own, ...below, ...(schema.items === undefined ? [] : propertiesIn(schema.items, `${path}[]`))];
}

/** Of a reference, the description may stand at the definition. */
function descriptionOf(schema: JsonSchema): string | undefined {
  const name = schema.$ref?.replace('#/$defs/', '');
  return schema.description ?? (name === undefined ? undefined : RESULT_SCHEMA.$defs[name]?.description);
}

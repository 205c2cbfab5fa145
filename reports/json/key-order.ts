import { RESULT_SCHEMA } from './schema/result-schema.ts';
import type { JsonSchema } from './schema/build.ts';

/**
 * The same value with its members in the order of the schema, those that the schema does not know at the end. So two
 * results can be compared line by line, however their objects came about.
 */
export function inSchemaOrder(value: unknown, schema: JsonSchema = RESULT_SCHEMA): unknown {
  const shape = shapeOf(schema);
  if (Array.isArray(value)) return value.map((item) => inSchemaOrder(item, shape.items ?? {}));
  if (typeof value !== 'object' || value === null) return value;
  const properties = shape.properties ?? {};
  const members = value as Readonly<Record<string, unknown>>;
  const known = Object.keys(properties).filter((name) => Object.hasOwn(members, name));
  const added = Object.keys(members).filter((name) => !Object.hasOwn(properties, name));
  return Object.fromEntries(
    [...known, ...added].map((name) => [name, inSchemaOrder(members[name], properties[name] ?? {})]),
  );
}

/** Follows references, and the first way of an "or null". */
function shapeOf(schema: JsonSchema): JsonSchema {
  const [first] = schema.anyOf ?? [];
  if (first !== undefined) return shapeOf(first);
  if (schema.$ref === undefined) return schema;
  return shapeOf(RESULT_SCHEMA.$defs[schema.$ref.replace('#/$defs/', '')] ?? {});
}

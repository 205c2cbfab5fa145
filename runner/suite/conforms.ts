/** A JSON Schema as it stands in suites/schema: keywords and what they say. */
export type Schema = boolean | { readonly [keyword: string]: unknown };

/** A schema file, for the references within it. */
export interface SchemaFile {
  readonly $id: string;
  readonly $defs: Readonly<Record<string, Schema>>;
  readonly [keyword: string]: unknown;
}

/**
 * Whether a value conforms to one of our schemas, without saying why not. Ajv says why (schema-error.ts), but takes some
 * 200 ms to compile the schema, which no run should pay for suites in which nothing is wrong. Knows the keywords that our
 * schemas use and throws for any other; a test holds it to ajv's opinion.
 */
export function conforms(file: SchemaFile, schema: Schema, value: unknown): boolean {
  if (typeof schema === 'boolean') return schema;
  return Object.keys(schema).every((keyword) => {
    const rule = RULES[keyword];
    if (rule === undefined) throw new Error(`schema keyword ${keyword} is unknown to conforms.ts`);
    return rule({ file, schema, value });
  });
}

/** The schema of a file itself, or one of its definitions. */
export function schemaOf(file: SchemaFile, definition: string | null): Schema {
  return definition === null ? file : (file.$defs[definition] ?? false);
}

interface Question {
  readonly file: SchemaFile;
  readonly schema: { readonly [keyword: string]: unknown };
  readonly value: unknown;
}

type Rule = (question: Question) => boolean;

type JsonObject = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const always: Rule = () => true;

/** A keyword that says something about values of one type only. */
function about<T>(
  is: (value: unknown) => value is T,
  holds: (value: T, question: Question) => boolean,
): Rule {
  return (question) => !is(question.value) || holds(question.value, question);
}

const isString = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): value is number => typeof value === 'number';
const isArray = (value: unknown): value is readonly unknown[] => Array.isArray(value);

const RULES: Readonly<Record<string, Rule>> = {
  $schema: always,
  $id: always,
  $defs: always,
  title: always,
  description: always,
  writeOnly: always,
  then: always,
  else: always,
  $ref: ({ file, schema, value }) => conforms(file, referred(file, String(schema['$ref'])), value),
  type: ({ schema, value }) => {
    const types = schema['type'];
    return isArray(types) ? types.some((type) => isOfType(value, type)) : isOfType(value, types);
  },
  enum: ({ schema, value }) => (schema['enum'] as readonly unknown[]).includes(value),
  const: ({ schema, value }) => schema['const'] === value,
  pattern: about(isString, (text, { schema }) => expression(String(schema['pattern'])).test(text)),
  minLength: about(isString, (text, { schema }) => Array.from(text).length >= Number(schema['minLength'])),
  maxLength: about(isString, (text, { schema }) => Array.from(text).length <= Number(schema['maxLength'])),
  minimum: about(isNumber, (number, { schema }) => number >= Number(schema['minimum'])),
  maximum: about(isNumber, (number, { schema }) => number <= Number(schema['maximum'])),
  minItems: about(isArray, (list, { schema }) => list.length >= Number(schema['minItems'])),
  uniqueItems: about(
    isArray,
    (list) => new Set(list.map((item) => JSON.stringify(item))).size === list.length,
  ),
  items: about(isArray, (list, { file, schema }) =>
    list.every((item) => conforms(file, schema['items'] as Schema, item)),
  ),
  required: about(isObject, (object, { schema }) =>
    (schema['required'] as readonly string[]).every((name) => Object.hasOwn(object, name)),
  ),
  propertyNames: about(isObject, (object, { file, schema }) =>
    Object.keys(object).every((name) => conforms(file, schema['propertyNames'] as Schema, name)),
  ),
  properties: about(isObject, checkMembers),
  additionalProperties: ({ schema, value, file }) =>
    'properties' in schema || !isObject(value) || checkMembers(value, { schema, value, file }),
  allOf: ({ file, schema, value }) =>
    (schema['allOf'] as readonly Schema[]).every((each) => conforms(file, each, value)),
  if: ({ file, schema, value }) => {
    const branch = conforms(file, schema['if'] as Schema, value) ? schema['then'] : schema['else'];
    return conforms(file, (branch ?? true) as Schema, value);
  },
};

/** Members that are described, and all others by additionalProperties. */
function checkMembers(object: JsonObject, { file, schema }: Question): boolean {
  const known = (schema['properties'] ?? {}) as Readonly<Record<string, Schema>>;
  const others = (schema['additionalProperties'] ?? true) as Schema;
  return Object.keys(object).every((name) =>
    conforms(file, Object.hasOwn(known, name) ? (known[name] ?? true) : others, object[name]),
  );
}

const expressions = new Map<string, RegExp>();

function expression(source: string): RegExp {
  const known = expressions.get(source) ?? new RegExp(source, 'u');
  expressions.set(source, known);
  return known;
}

/** References are to definitions of the same file. */
function referred(file: SchemaFile, reference: string): Schema {
  const schema = file.$defs[reference.replace('#/$defs/', '')];
  if (schema === undefined) throw new Error(`no schema ${reference} in ${file.$id}`);
  return schema;
}

function isOfType(value: unknown, type: unknown): boolean {
  if (type === 'object') return isObject(value);
  if (type === 'array') return isArray(value);
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'null') return value === null;
  return typeof value === type;
}

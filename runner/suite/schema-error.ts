import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import type { SchemaFile } from './conforms.ts';
import type { Complaint } from './diagnostic.ts';
import type { JsonPath } from './json-tree.ts';
import { nearest, quoted, suggestion } from './nearest.ts';

/** What does not conform to the schema, and the way to it. */
export interface SchemaError extends Complaint {
  readonly path: JsonPath;
  /** Whether the member's name is meant, rather than its value. */
  readonly about: 'name' | 'value';
}

/** Says what does not conform, one complaint for each mistake. Slow to start: ask conforms.ts first. */
export function explainSchemaErrors(
  file: SchemaFile,
  definition: string | null,
  value: unknown,
): readonly SchemaError[] {
  const validate = validator(file, definition);
  if (validate(value)) return [];
  const errors = (validate.errors ?? []).filter(
    (error) => error.keyword !== 'if' && error.propertyName === undefined,
  );
  const unknown = errors.filter((error) => error.keyword === 'additionalProperties').map(unknownMember);
  return errors.filter((error) => !isFollowUp(error, unknown)).map(explain);
}

const compiled = new Map<string, ValidateFunction>();

function validator(file: SchemaFile, definition: string | null): ValidateFunction {
  const reference = definition === null ? file.$id : `${file.$id}#/$defs/${definition}`;
  const known = compiled.get(reference);
  if (known !== undefined) return known;
  const ajv = new Ajv2020({ ...OPTIONS, schemas: [file] });
  const validate = ajv.getSchema(reference);
  if (validate === undefined) throw new Error(`no schema ${reference}`);
  compiled.set(reference, validate);
  return validate;
}

/** The schemas give types at the top and details within if and then, which strictTypes and strictRequired dislike. */
const OPTIONS = {
  allErrors: true,
  verbose: true,
  strictTypes: false,
  strictRequired: false,
  allowUnionTypes: true,
};

interface UnknownMember {
  readonly instancePath: string;
  readonly name: string;
  /** The known name that was probably meant. */
  readonly meant: string | null;
}

function unknownMember(error: ErrorObject): UnknownMember {
  const name = String(paramOf(error, 'additionalProperty'));
  return { instancePath: error.instancePath, name, meant: nearest(name, knownMembers(error)) };
}

/** A step is told by these names: misspelling one makes the whole step look like an exchange. */
const STEP_KINDS: readonly string[] = [
  'open',
  'close',
  'closed',
  'silent',
  'pause',
  'deliver',
  'tls',
  'check',
];

/** Whether the error would not be there but for a misspelt name in the same object. */
function isFollowUp(error: ErrorObject, unknown: readonly UnknownMember[]): boolean {
  const here = unknown.filter((each) => each.instancePath === error.instancePath);
  if (error.keyword === 'required') {
    return here.some((each) => each.meant === paramOf(error, 'missingProperty'));
  }
  if (error.keyword !== 'additionalProperties') return false;
  const name = paramOf(error, 'additionalProperty');
  return here.some((each) => each.name !== name && each.meant !== null && STEP_KINDS.includes(each.meant));
}

/** Names that may stand in the object; for an exchange also those that would have made it another kind of step. */
function knownMembers(error: ErrorObject): readonly string[] {
  const members = Object.keys(propertiesOf(error));
  return titleOf(error) === 'an exchange step' ? [...members, ...STEP_KINDS] : members;
}

function explain(error: ErrorObject): SchemaError {
  const path = pathOf(error.instancePath);
  if (error.keyword === 'additionalProperties') return explainUnknown(error, path);
  if (error.keyword === 'propertyNames') return explainName(error, path);
  return { path, about: 'value', ...complaintAbout(error) };
}

function explainUnknown(error: ErrorObject, path: JsonPath): SchemaError {
  const name = String(paramOf(error, 'additionalProperty'));
  const hint = suggestion(name, knownMembers(error));
  return {
    path: [...path, name],
    about: 'name',
    message: `unknown member ${quoted(name)} in ${titleOf(error)}`,
    hint,
  };
}

function explainName(error: ErrorObject, path: JsonPath): SchemaError {
  const name = String(paramOf(error, 'propertyName'));
  const hint = 'a lower-case letter, then letters and digits, such as "messageNumber"';
  return {
    path: [...path, name],
    about: 'name',
    message: `${quoted(name)} cannot be a parameter's name`,
    hint,
  };
}

function complaintAbout(error: ErrorObject): Complaint {
  const hint = descriptionOf(error.parentSchema);
  const given = isSecret(error.parentSchema) ? 'what stands here' : showValue(error.data);
  switch (error.keyword) {
    case 'required': {
      const name = String(paramOf(error, 'missingProperty'));
      const property = propertiesOf(error)[name];
      return { message: `${quoted(name)} is missing from ${titleOf(error)}`, hint: descriptionOf(property) };
    }
    case 'enum': {
      const allowed = (paramOf(error, 'allowedValues') as readonly unknown[]).map(String);
      const message = `${given} is not one of ${allowed.map(quoted).join(', ')}`;
      const meant = typeof error.data === 'string' ? nearest(error.data, allowed) : null;
      return { message, hint: meant === null ? hint : `did you mean ${quoted(meant)}?` };
    }
    case 'type':
      return { message: `${given} is not ${article(paramOf(error, 'type'))}`, hint };
    case 'minimum':
      return { message: `${given} is less than ${String(paramOf(error, 'limit'))}`, hint };
    case 'maximum':
      return { message: `${given} is more than ${String(paramOf(error, 'limit'))}`, hint };
    case 'const':
      return { message: `${given} is not ${String(paramOf(error, 'allowedValue'))}`, hint };
    case 'pattern':
      return { message: `${given} has the wrong form`, hint };
    case 'minLength':
      return { message: `${given} is too short`, hint };
    case 'maxLength':
      return { message: 'the text is too long', hint };
    case 'minItems':
      return { message: 'the list is too short', hint };
    case 'uniqueItems':
      return { message: 'the list holds the same twice', hint };
    default:
      return { message: `${given} ${error.message ?? 'is not allowed here'}`, hint };
  }
}

function paramOf(error: ErrorObject, name: string): unknown {
  return (error.params as Readonly<Record<string, unknown>>)[name];
}

function propertiesOf(error: ErrorObject): Readonly<Record<string, unknown>> {
  const properties: unknown = (error.parentSchema as Readonly<Record<string, unknown>> | undefined)?.[
    'properties'
  ];
  return typeof properties === 'object' && properties !== null
    ? (properties as Readonly<Record<string, unknown>>)
    : {};
}

/** What kind of object it is, such as `a check step`. */
function titleOf(error: ErrorObject): string {
  const title: unknown = (error.parentSchema as Readonly<Record<string, unknown>> | undefined)?.['title'];
  if (typeof title !== 'string') return 'this object';
  return `${/^[aeiou]/i.test(title) ? 'an' : 'a'} ${title.charAt(0).toLowerCase()}${title.slice(1)}`;
}

function descriptionOf(schema: unknown): string | undefined {
  if (typeof schema !== 'object' || schema === null || !('description' in schema)) return undefined;
  return typeof schema.description === 'string' ? schema.description : undefined;
}

/** What a schema calls writeOnly is not to be shown by anybody who reads it. */
function isSecret(schema: unknown): boolean {
  return typeof schema === 'object' && schema !== null && 'writeOnly' in schema && schema.writeOnly === true;
}

function showValue(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  return typeof value === 'string' ? quoted(value) : String(value);
}

function article(type: unknown): string {
  const types = [type].flat().map((each) => TYPE_NAMES[String(each)] ?? String(each));
  return types.join(' or ');
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  object: 'an object',
  array: 'a list',
  string: 'a text in quotes',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  null: 'null',
};

/** The parts of a JSON pointer; which of them are indexes shows when the way is walked. */
function pathOf(pointer: string): JsonPath {
  const parts = pointer.split('/').slice(1);
  return parts.map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

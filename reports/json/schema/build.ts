/** The part of JSON Schema 2020-12 that describes a result. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly description?: string;
  readonly type?: JsonType | readonly JsonType[];
  readonly const?: string | number;
  readonly enum?: readonly (string | number)[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
}

type JsonType = 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean' | 'null';

/** Marks a member that may be absent. */
export interface OptionalMember {
  readonly optional: JsonSchema;
}

/** A schema for every member of a type: the compiler finds the one that is forgotten, or no longer there. */
export type MembersOf<Type> = {
  readonly [Key in keyof Type]-?: Partial<Pick<Type, Key>> extends Pick<Type, Key>
    ? OptionalMember
    : JsonSchema;
};

/** An object with the members of a type, in the order in which they are to be written. */
export function record<Type>(description: string, members: MembersOf<Type>): JsonSchema {
  const entries = Object.entries<JsonSchema | OptionalMember>(members);
  return {
    description,
    type: 'object',
    required: entries.filter(([, member]) => !('optional' in member)).map(([name]) => name),
    properties: Object.fromEntries(
      entries.map(([name, member]) => [name, 'optional' in member ? member.optional : member]),
    ),
  };
}

export function optional(schema: JsonSchema): OptionalMember {
  return { optional: schema };
}

export function text(description: string): JsonSchema {
  return { description, type: 'string' };
}

/** A count, an index or a number of octets. */
export function whole(description: string, minimum: number = 0): JsonSchema {
  return { description, type: 'integer', minimum };
}

/** A time in milliseconds, which may have a fraction. */
export function milliseconds(description: string): JsonSchema {
  return { description, type: 'number', minimum: 0 };
}

export function flag(description: string): JsonSchema {
  return { description, type: 'boolean' };
}

export function oneOf(description: string, values: readonly string[]): JsonSchema {
  return { description, type: 'string', enum: values };
}

export function list(description: string, items: JsonSchema): JsonSchema {
  return { description, type: 'array', items };
}

export function texts(description: string): JsonSchema {
  return list(description, { type: 'string' });
}

/** A definition under $defs. */
export function ref(name: string, description?: string): JsonSchema {
  return { ...(description === undefined ? {} : { description }), $ref: `#/$defs/${name}` };
}

/** The same, or null. */
export function orNull(schema: JsonSchema): JsonSchema {
  const { type, description, ...rest } = schema;
  if (typeof type === 'string' && rest.enum === undefined)
    return { ...(description === undefined ? {} : { description }), type: [type, 'null'], ...rest };
  return {
    ...(description === undefined ? {} : { description }),
    anyOf: [{ ...(type === undefined ? {} : { type }), ...rest }, { type: 'null' }],
  };
}

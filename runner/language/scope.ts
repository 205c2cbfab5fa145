/** A value that a scenario can bind or compute. Whole numbers are BigInt, as in CEL. */
export type Value =
  string | bigint | number | boolean | null | readonly Value[] | { readonly [name: string]: Value };

/** The bound names of a scenario. */
export type Scope = Readonly<Record<string, Value>>;

/** Why a name or an expression has no value. */
export interface EvaluationProblem {
  readonly kind: 'evaluation-problem';
  readonly message: string;
}

/** Tells a problem from a value: values are never objects with this kind, because names cannot hold a hyphen. */
export function isEvaluationProblem(value: unknown): value is EvaluationProblem {
  return (
    typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'evaluation-problem'
  );
}

/** The value under a dotted name, or undefined. */
export function lookUp(scope: Scope, name: string): Value | undefined {
  let value: Value | undefined = scope;
  for (const part of name.split('.')) {
    if (!isRecord(value) || !Object.hasOwn(value, part)) return undefined;
    value = value[part];
  }
  return value;
}

/** The scope with one more name; a dotted name nests, keeping what stands beside it. */
export function bind(scope: Scope, name: string, value: Value): Scope {
  const [head = name, ...rest] = name.split('.');
  if (rest.length === 0) return { ...scope, [head]: value };
  const inner = Object.hasOwn(scope, head) ? scope[head] : undefined;
  return { ...scope, [head]: bind(isRecord(inner) ? inner : {}, rest.join('.'), value) };
}

function isRecord(value: Value | undefined): value is { readonly [name: string]: Value } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Both scopes as one; where both nest under a name, their members stand side by side, and later ones win. */
export function mergeScopes(scope: Scope, bindings: Scope): Scope {
  const merged: Record<string, Value> = { ...scope };
  for (const [name, value] of Object.entries(bindings)) {
    const known = Object.hasOwn(scope, name) ? scope[name] : undefined;
    merged[name] = isRecord(known) && isRecord(value) ? mergeScopes(known, value) : value;
  }
  return merged;
}

import { createHash } from 'node:crypto';
import { Environment, EvaluationError, ParseError, TypeError as CelTypeError } from '@marcbachmann/cel-js';
import { fullWidth, overlong } from '../pop3/letter-forms.ts';
import { registerSaslFunctions } from './sasl-functions.ts';
import type { EvaluationProblem, Scope, Value } from './scope.ts';
import { syntaxProblem } from './syntax-problem.ts';
import type { SyntaxProblem } from './syntax-problem.ts';
import { isUtf8 } from './text.ts';
import { isNode, type Node } from './tree.ts';

/** A CEL expression, parsed once. */
export interface Expression {
  readonly kind: 'expression';
  readonly source: string;
  /** Names that it reads from the scope: the first word of each, e.g. `before` for `before.count`. */
  readonly variables: readonly string[];
  /** The syntax tree: see tree.ts. */
  readonly tree: unknown;
  readonly run: (scope: Scope) => unknown;
}

/** Parses a CEL expression; functions that do not exist and types that cannot fit are problems as well. */
export function parseExpression(source: string): Expression | SyntaxProblem {
  try {
    const run = environment().parse(source);
    const { error } = run.check();
    if (error !== undefined) return problemOf(error, source);
    return { kind: 'expression', source, variables: freeNames(run.ast), tree: run.ast, run };
  } catch (error) {
    return problemOf(error, source);
  }
}

/** The value of an expression; an unknown name or a type that does not fit is a problem, never thrown. */
export function evaluate(expression: Expression, scope: Scope): Value | EvaluationProblem {
  try {
    return expression.run(scope) as Value;
  } catch (error) {
    return { kind: 'evaluation-problem', message: `${expression.source}: ${summaryOf(error)}` };
  }
}

let shared: Environment | undefined;

/** Building an environment is the costly part, so there is one. */
function environment(): Environment {
  shared ??= registerSaslFunctions(
    new Environment({ unlistedVariablesAreDyn: true, homogeneousAggregateLiterals: false })
      .registerFunction('md5(string): string', (text: string) => digest('md5', text))
      .registerFunction('sha256(string): string', (text: string) => digest('sha256', text))
      .registerFunction('apop(string, string): string', (timestamp: string, secret: string) =>
        digest('md5', timestamp + secret),
      )
      .registerFunction('isUtf8(string): bool', isUtf8)
      .registerFunction('fullWidth(string): string', fullWidth)
      .registerFunction('overlong(string): string', overlong)
      .registerFunction('sum(list): int', (numbers: readonly bigint[]) =>
        numbers.reduce((total, number) => total + number, 0n),
      )
      .registerFunction('distinct(list): list', (values: readonly unknown[]) => [
        ...new Map(values.map((value) => [identityOf(value), value])).values(),
      ])
      .registerFunction('without(list, list): list', without),
  );
  return shared;
}

/** In CEL itself it would take as many steps as both lists have pairs, and a maildrop may hold ten thousand messages. */
function without(values: readonly unknown[], others: readonly unknown[]): readonly unknown[] {
  const left = new Set(others.map(identityOf));
  return values.filter((value) => !left.has(identityOf(value)));
}

/** Equal for values that CEL calls equal: rows of a listing are maps, which JavaScript compares by identity. */
function identityOf(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (typeof inner === 'bigint') return { int: String(inner) };
    return isRecord(inner) ? Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)) : inner;
  });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function digest(algorithm: 'md5' | 'sha256', text: string): string {
  return createHash(algorithm).update(text, 'utf8').digest('hex');
}

function problemOf(error: unknown, source: string): SyntaxProblem {
  const range = isCelError(error) ? error.range : undefined;
  const offset = range?.start ?? 0;
  return syntaxProblem(summaryOf(error), offset, Math.max(1, (range?.end ?? source.length) - offset));
}

function isCelError(error: unknown): error is ParseError | EvaluationError | CelTypeError {
  return error instanceof ParseError || error instanceof EvaluationError || error instanceof CelTypeError;
}

function summaryOf(error: unknown): string {
  if (isCelError(error)) return error.summary;
  return error instanceof Error ? (error.message.split('\n')[0] ?? 'evaluation failed') : String(error);
}

/** Names of the syntax tree that no macro (`list.map(name, …)`) binds. */
function freeNames(tree: unknown): readonly string[] {
  const names = new Set<string>();
  collectNames(tree, new Set(), names);
  return [...names];
}

/** Macros whose first argument is a name bound within their other arguments. */
const BINDING_MACROS: ReadonlySet<string> = new Set(['all', 'exists', 'exists_one', 'map', 'filter']);

function collectNames(tree: unknown, bound: ReadonlySet<string>, into: Set<string>): void {
  if (Array.isArray(tree)) {
    for (const child of tree) collectNames(child, bound, into);
    return;
  }
  if (!isNode(tree)) return;
  if (tree.op === 'id') {
    if (typeof tree.args === 'string' && !bound.has(tree.args)) into.add(tree.args);
    return;
  }
  collectNames(tree.args, namesBoundBy(tree, bound), into);
}

function namesBoundBy(node: Node, bound: ReadonlySet<string>): ReadonlySet<string> {
  if (node.op !== 'rcall' || !Array.isArray(node.args)) return bound;
  const [name, , inner] = node.args as readonly unknown[];
  if (typeof name !== 'string' || !BINDING_MACROS.has(name) || !Array.isArray(inner)) return bound;
  const first: unknown = inner[0];
  return isNode(first) && first.op === 'id' && typeof first.args === 'string'
    ? new Set([...bound, first.args])
    : bound;
}

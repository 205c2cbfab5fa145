import { evaluate, parseExpression } from '../language/expression.ts';
import { isEvaluationProblem, lookUp } from '../language/scope.ts';
import type { Scope, Value } from '../language/scope.ts';
import type { CheckStep } from '../model/suite.ts';
import { printableText } from '../model/printable.ts';
import { namesSecret, REDACTED } from '../model/secret.ts';
import { mistaken, satisfied, violated } from './judgement.ts';
import type { Judgement } from './judgement.ts';

/** A relation between captured values had to hold, or the scenario ends where it does not. */
export function judgeCheck(step: CheckStep, scope: Scope): Judgement {
  const proves = step.proves ?? [];
  const expression = parseExpression(step.check);
  if (expression.kind === 'syntax-problem') return mistaken(proves, expression.message);
  const value = evaluate(expression, scope);
  if (isEvaluationProblem(value)) return mistaken(proves, value.message);
  if (value === true) return satisfied(proves);
  if (value !== false) return mistaken(proves, `${step.check} is neither true nor false`);
  if (step.ends !== undefined) return { ...satisfied([]), ends: step.ends };
  const actual = expression.variables
    .map((name) => `${name} = ${namesSecret(name) ? REDACTED : show(lookUp(scope, name))}`)
    .join(', ');
  return violated(proves, { message: step.otherwise, expected: step.check, actual }, true);
}

/** Longest text of one value in a failure; listings of long maildrops would fill pages. */
const SHOWN_LENGTH = 600;

function show(value: Value | undefined): string {
  const text = JSON.stringify(value, (key, inner: unknown) => {
    if (namesSecret(key)) return REDACTED;
    return typeof inner === 'bigint' ? Number(inner) : inner;
  }) as string | undefined;
  return printableText(text ?? 'nothing', SHOWN_LENGTH);
}

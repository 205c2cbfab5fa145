import { evaluate } from './expression.ts';
import { parseParts } from './parts.ts';
import type { Part } from './parts.ts';
import { isEvaluationProblem, lookUp } from './scope.ts';
import type { EvaluationProblem, Scope, Value } from './scope.ts';
import { syntaxProblem } from './syntax-problem.ts';
import type { SyntaxProblem } from './syntax-problem.ts';

/** Text with values to be filled in: `LIST {number}`. */
export interface Template {
  readonly kind: 'template';
  readonly source: string;
  readonly parts: readonly Part[];
}

/** Parses a template; captures and `{end}` are for patterns only. */
export function parseTemplate(source: string): Template | SyntaxProblem {
  const parts = parseParts(source);
  if ('kind' in parts) return parts;
  const misplaced = parts.find((part) => part.kind === 'capture' || part.kind === 'end');
  if (misplaced !== undefined)
    return syntaxProblem('captures and {end} belong to what the server sends', misplaced.offset);
  return { kind: 'template', source, parts };
}

/** The template with its values filled in. */
export function renderTemplate(template: Template, scope: Scope): string | EvaluationProblem {
  let text = '';
  for (const part of template.parts) {
    const piece = renderPart(part, scope);
    if (isEvaluationProblem(piece)) return piece;
    text += piece;
  }
  return text;
}

/** The text of one part; empty for a capture or an end. */
export function renderPart(part: Part, scope: Scope): string | EvaluationProblem {
  switch (part.kind) {
    case 'literal':
      return part.text;
    case 'value':
      return textOf(lookUp(scope, part.name), part.name);
    case 'computed': {
      const value = evaluate(part.expression, scope);
      return isEvaluationProblem(value) ? value : textOf(value, part.expression.source);
    }
    case 'message-number':
      return numberOf(part.fixture, scope);
    case 'capture':
    case 'end':
      return '';
  }
}

/** Names that the text reads from the scope, by their first word. */
export function variablesOf(text: { readonly parts: readonly Part[] }): readonly string[] {
  return [...new Set(text.parts.flatMap(variablesOfPart))];
}

/** Fixture messages that the text speaks of as `{#name}`. */
export function fixturesOf(text: { readonly parts: readonly Part[] }): readonly string[] {
  return text.parts.flatMap((part) => (part.kind === 'message-number' ? [part.fixture] : []));
}

function variablesOfPart(part: Part): readonly string[] {
  if (part.kind === 'value') return [part.name.split('.')[0] ?? part.name];
  return part.kind === 'computed' ? part.expression.variables : [];
}

function numberOf(fixture: string, scope: Scope): string | EvaluationProblem {
  const number = lookUp(scope, `messages.${fixture}.number`);
  if (number !== undefined) return textOf(number, `#${fixture}`);
  return {
    kind: 'evaluation-problem',
    message: `the maildrop of this scenario does not hold the message ${fixture}`,
  };
}

function textOf(value: Value | undefined, source: string): string | EvaluationProblem {
  if (typeof value === 'string') return value;
  if (typeof value === 'bigint' || typeof value === 'number' || typeof value === 'boolean')
    return String(value);
  const what = value === undefined ? 'has no value' : 'is a list or a map and cannot be sent';
  return { kind: 'evaluation-problem', message: `${source} ${what}` };
}

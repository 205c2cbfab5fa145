import { isEvaluationProblem } from '../language/scope.ts';
import type { Scope } from '../language/scope.ts';
import { parseTemplate, renderTemplate } from '../language/template.ts';
import { suiteMistake } from './body-question.ts';
import type { SuiteMistake } from './finding-draft.ts';

/** A number that the suite gives as such or as a template. */
export function numberIn(given: number | string, scope: Scope): number | SuiteMistake {
  if (typeof given === 'number') return given;
  const template = parseTemplate(given);
  if (template.kind === 'syntax-problem') return suiteMistake(template.message);
  const text = renderTemplate(template, scope);
  if (isEvaluationProblem(text)) return suiteMistake(text.message);
  return /^\d{1,15}$/.test(text) ? Number(text) : suiteMistake(`${given} is "${text}" and no number`);
}

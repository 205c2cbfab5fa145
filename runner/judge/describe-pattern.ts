import type { Mismatch } from '../language/match-pattern.ts';
import type { Pattern } from '../language/pattern.ts';
import { isEvaluationProblem } from '../language/scope.ts';
import type { Scope } from '../language/scope.ts';
import { renderPart } from '../language/template.ts';
import { octetsOf } from '../language/text.ts';
import { printable } from '../model/printable.ts';

/** The pattern for people: values filled in, captures as `<count: number>`, and the end said in words. */
export function describePattern(pattern: Pattern, scope: Scope): string {
  const pieces = pattern.parts.map((part) => {
    if (part.kind === 'capture') return part.name === '' ? `<${part.type}>` : `<${part.name}: ${part.type}>`;
    if (part.kind === 'end') return ' and nothing more';
    const text = renderPart(part, scope);
    return isEvaluationProblem(text) ? '<?>' : printable(octetsOf(text));
  });
  return pieces.join('');
}

/** Where a line departs from its pattern, in words. */
export function describeMismatch({ expected, offset, found }: Mismatch): string {
  return `expected ${expected} at octet ${offset + 1} of the line, found ${found}`;
}

import { checkBinding } from './body-binding.ts';
import { checkContent } from './body-content.ts';
import { checkCount, checkOctets } from './body-count.ts';
import { checkContains, checkLacks, checkLines } from './body-lines.ts';
import { suiteMistake } from './body-question.ts';
import type { BodyCheck, BodyQuestion, RightBody, WrongBody } from './body-question.ts';
import type { SuiteMistake, Undecidable } from './finding-draft.ts';

const CHECKS: readonly BodyCheck[] = [
  checkContent,
  checkLines,
  checkCount,
  checkOctets,
  checkContains,
  checkLacks,
];

/** Looks at every member of the expectation; the first that does not hold is the failure. */
export function judgeBody(question: BodyQuestion): RightBody | WrongBody | SuiteMistake | Undecidable {
  const { observed } = question;
  // A body is there whenever one was awaited, so this step awaited none.
  if (observed === undefined) return suiteMistake('a body is expected of a reply that is a single line');
  if (observed.truncated && looksAtLines(question)) return { kind: 'undecidable', message: TOO_LONG };
  const present = { ...question, observed };
  for (const check of CHECKS) {
    const problem = check(present);
    if (problem !== null) return problem;
  }
  return checkBinding(present);
}

const TOO_LONG = 'the multi-line part is longer than what is kept of it, so its lines cannot be looked at';

function looksAtLines({ body: { lines, each, contains, lacks } }: BodyQuestion): boolean {
  return [lines, each, contains, lacks].some((member) => member !== undefined);
}

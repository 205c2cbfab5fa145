import { checkBinding } from './body-binding.ts';
import { checkContent } from './body-content.ts';
import { checkCount, checkOctets } from './body-count.ts';
import { checkContains, checkLacks, checkLines } from './body-lines.ts';
import { wrong } from './body-question.ts';
import type { BodyCheck, BodyQuestion, RightBody, WrongBody } from './body-question.ts';
import type { SuiteMistake } from './finding-draft.ts';

const CHECKS: readonly BodyCheck[] = [
  checkContent,
  checkLines,
  checkCount,
  checkOctets,
  checkContains,
  checkLacks,
];

/** Looks at every member of the expectation; the first that does not hold is the failure. */
export function judgeBody(question: BodyQuestion): RightBody | WrongBody | SuiteMistake {
  const { observed } = question;
  if (observed === undefined) return wrong({ message: 'the reply has no multi-line part' });
  const present = { ...question, observed };
  for (const check of CHECKS) {
    const problem = check(present);
    if (problem !== null) return problem;
  }
  return checkBinding(present);
}

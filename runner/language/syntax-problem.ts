/** A mistake in a template, pattern or expression, with its place in the text, counted in characters from 0. */
export interface SyntaxProblem {
  readonly kind: 'syntax-problem';
  readonly message: string;
  readonly offset: number;
  readonly length?: number;
}

/** Makes a SyntaxProblem. */
export function syntaxProblem(message: string, offset: number, length?: number): SyntaxProblem {
  return { kind: 'syntax-problem', message, offset, ...(length === undefined ? {} : { length }) };
}

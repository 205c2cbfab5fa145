import { isEvaluationProblem, type EvaluationProblem, type Scope } from '../../language/scope.ts';
import { parseTemplate, renderPart } from '../../language/template.ts';
import type { ExchangeStep } from '../../model/suite.ts';
import { encodeCommand, encodeRaw } from '../../pop3/encode.ts';

/** What the client does on the wire for one step, in order: octets are sent as they stand, a pause is in ms. */
export type Piece =
  { readonly kind: 'octets'; readonly octets: Uint8Array } | { readonly kind: 'pause'; readonly ms: number };

/** What a step sends, with the values of the scope filled in; nothing for a step that only awaits something. */
export function outgoingOf(step: ExchangeStep, scope: Scope): readonly Piece[] | EvaluationProblem {
  const { C, raw, segments } = step;
  if (C !== undefined) return batch(typeof C === 'string' ? [C] : C, scope);
  if (raw !== undefined) return pieces([raw], scope);
  return pieces(segments ?? [], scope);
}

/** A pipelined batch goes out at once (RFC 2449 §6.6). */
function batch(lines: readonly string[], scope: Scope): readonly Piece[] | EvaluationProblem {
  const encoded: Uint8Array[] = [];
  for (const line of lines) {
    const text = render(line, scope);
    if (isEvaluationProblem(text)) return text;
    encoded.push(encodeCommand(text));
  }
  return [{ kind: 'octets', octets: Buffer.concat(encoded) }];
}

function pieces(parts: readonly (string | number)[], scope: Scope): readonly Piece[] | EvaluationProblem {
  const made: Piece[] = [];
  for (const part of parts) {
    const text = typeof part === 'number' ? '' : render(part, scope);
    if (isEvaluationProblem(text)) return text;
    made.push(
      typeof part === 'number' ? { kind: 'pause', ms: part } : { kind: 'octets', octets: encodeRaw(text) },
    );
  }
  return made;
}

function render(source: string, scope: Scope): string | EvaluationProblem {
  const template = parseTemplate(source);
  if (template.kind !== 'template') return { kind: 'evaluation-problem', message: template.message };
  let text = '';
  for (const part of template.parts) {
    const piece = renderPart(part, scope);
    if (isEvaluationProblem(piece)) return piece;
    if (part.kind !== 'literal' && ENDS_LINE.test(piece)) return bringsCommand(template.source);
    text += piece;
  }
  return text;
}

/** What the impact of a scenario is derived from is how it is written: a value must not bring a command of its own. */
const ENDS_LINE = /[\r\n\0]/;

function bringsCommand(source: string): EvaluationProblem {
  const message = `a value in ${JSON.stringify(source)} holds a line end or NUL, and would begin another command`;
  return { kind: 'evaluation-problem', message };
}

import { createHash } from 'node:crypto';
import type { MessageForm, MessageHazard } from '../model/message.ts';
import type { BodyObservation } from '../model/observation.ts';
import { latin1 } from '../pop3/encode.ts';
import { wrong } from './body-question.ts';
import type { WrongBody } from './body-question.ts';
import { firstDifference } from './first-difference.ts';
import { areHeaderFields, headerFieldsAtStart } from './message-form.ts';

/** A body, and the forms in which it may have come, one octet per character, the plainest first. */
export interface ContentQuestion {
  readonly forms: readonly string[];
  readonly hazards: readonly MessageHazard[];
  readonly observed: BodyObservation;
  readonly form: MessageForm;
}

/** Null when the body is one of the forms; otherwise where it first departs from the nearest. */
export function compareContent(question: ContentQuestion): WrongBody | null {
  const { forms, observed } = question;
  const kept = latin1(observed.octets);
  if (forms.some((form) => isForm(form, kept, question))) return null;
  const own = question.form === 'as-given' ? kept : withoutHeaderFields(kept, forms);
  const isDifferenceKept = !observed.truncated || !forms.some((form) => form.startsWith(own));
  if (isDifferenceKept) return wrong(firstDifference(forms, own, observed.unstuffedLines));
  return wrong({
    message: `the content differs behind its first ${own.length} octets`,
    expected: `${forms[0]?.length ?? 0} octets`,
    actual: `${observed.octetCount} octets`,
  });
}

function isForm(
  form: string,
  kept: string,
  { observed, hazards, form: messageForm }: ContentQuestion,
): boolean {
  const inFront = observed.octetCount - form.length;
  if (inFront !== 0 && (messageForm === 'as-given' || inFront < 0)) return false;
  const front = kept.slice(0, inFront);
  if (!areHeaderFields(front)) return false;
  // Where only the start of the content was kept, the digest decides.
  if (observed.truncated) return digest(front, form) === observed.sha256;
  const rest = kept.slice(inFront);
  return rest === form || (hazards.includes('nul') && differsAtNulOnly(form, rest));
}

/** Of both texts in a row, without a copy that holds both: they may be large. */
function digest(front: string, form: string): string {
  return createHash('sha256').update(front, 'latin1').update(form, 'latin1').digest('hex');
}

/** What came without the header fields in front of the first line of the message, where that is to be found. */
function withoutHeaderFields(kept: string, forms: readonly string[]): string {
  const firstLines = forms.map((form) => form.slice(0, form.indexOf('\n') + 1));
  const end = headerFieldsAtStart(kept).length;
  for (let at = 0; at <= end; at = kept.indexOf('\n', at) + 1) {
    if (firstLines.some((line) => kept.startsWith(line, at))) return kept.slice(at);
    if (kept.indexOf('\n', at) < 0) break;
  }
  return kept;
}

/** A store may put another octet in the place of NUL. */
function differsAtNulOnly(form: string, actual: string): boolean {
  for (let at = 0; at < form.length; at++) {
    if (form.charCodeAt(at) !== 0 && form.charCodeAt(at) !== actual.charCodeAt(at)) return false;
  }
  return true;
}

import { createHash } from 'node:crypto';
import type { Scope } from '../language/scope.ts';
import type { MessageHazard } from '../model/message.ts';
import type { BodyObservation } from '../model/observation.ts';
import { numberIn } from './body-number.ts';
import { suiteMistake, wrong } from './body-question.ts';
import type { BodyCheck, PresentBody, WrongBody } from './body-question.ts';
import type { SuiteMistake } from './finding-draft.ts';
import { firstDifference } from './first-difference.ts';
import { legalForms, topForms } from './message-form.ts';

/** `message`, `sameAs`, with or without `top`: the content octet for octet. */
export const checkContent: BodyCheck = (question) => {
  const { body } = question;
  if (body.message !== undefined) return checkMessage(body.message, question);
  return body.sameAs === undefined ? null : checkSameAs(body.sameAs, question);
};

function checkMessage(name: string, question: PresentBody): WrongBody | SuiteMistake | null {
  const fixture = question.fixtures.get(name);
  if (fixture === undefined) return suiteMistake(`there is no fixture message ${name}`);
  const forms = limited(legalForms(fixture), question.body.top, question.scope);
  return 'kind' in forms ? forms : compare(forms, question.observed, fixture.hazards);
}

function checkSameAs(name: string, question: PresentBody): WrongBody | SuiteMistake | null {
  const earlier = question.bodies.get(name);
  if (earlier === undefined) return suiteMistake(`no earlier body is called ${name}`);
  if (question.body.top === undefined && earlier.sha256 === question.observed.sha256) return null;
  if (earlier.truncated) return wrong({ message: 'the content is not that of the earlier reply' });
  const forms = limited([latin1(earlier.octets)], question.body.top, question.scope);
  return 'kind' in forms ? forms : compare(forms, question.observed, []);
}

function limited(
  forms: readonly string[],
  top: number | string | undefined,
  scope: Scope,
): readonly string[] | SuiteMistake {
  if (top === undefined) return forms;
  const count = numberIn(top, scope);
  return typeof count === 'number' ? forms.flatMap((form) => topForms(form, count)) : count;
}

function compare(
  forms: readonly string[],
  observed: BodyObservation,
  hazards: readonly MessageHazard[],
): WrongBody | null {
  const [plainest = ''] = forms;
  if (observed.truncated) return compareDigest(forms, observed);
  const actual = latin1(observed.octets);
  if (forms.some((form) => form === actual || (hazards.includes('nul') && differsAtNulOnly(form, actual))))
    return null;
  return wrong(firstDifference(plainest, actual));
}

/** Only the start of the content was kept, so digests decide and nothing can be shown. */
function compareDigest(forms: readonly string[], observed: BodyObservation): WrongBody | null {
  const digests = forms.map((form) => createHash('sha256').update(form, 'latin1').digest('hex'));
  if (digests.includes(observed.sha256)) return null;
  const [plainest = ''] = forms;
  return wrong({
    message: 'the content differs',
    expected: `${plainest.length} octets`,
    actual: `${observed.octetCount} octets`,
  });
}

/** A store may put another octet in the place of NUL. */
function differsAtNulOnly(form: string, actual: string): boolean {
  if (form.length !== actual.length) return false;
  for (let at = 0; at < form.length; at++) {
    if (form.charCodeAt(at) !== 0 && form.charCodeAt(at) !== actual.charCodeAt(at)) return false;
  }
  return true;
}

function latin1(octets: Uint8Array): string {
  return Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength).toString('latin1');
}

import { createHash } from 'node:crypto';
import type { Scope } from '../language/scope.ts';
import type { FixtureMessage } from '../model/message.ts';
import type { BodyObservation } from '../model/observation.ts';
import { numberIn } from './body-number.ts';
import { suiteMistake, wrong } from './body-question.ts';
import type { BodyCheck, PresentBody, WrongBody } from './body-question.ts';
import type { SuiteMistake } from './finding-draft.ts';
import { compareContent } from './compare-content.ts';
import { legalForms, topForms } from './message-form.ts';
import { latin1 } from '../pop3/encode.ts';

/** `message`, `sameAs`, with or without `top`: the content octet for octet. */
export const checkContent: BodyCheck = (question) => {
  const { body } = question;
  if (body.message !== undefined) return checkMessage(body.message, question);
  return body.sameAs === undefined ? null : checkSameAs(body.sameAs, question);
};

function checkMessage(name: string, question: PresentBody): WrongBody | SuiteMistake | null {
  const fixture = question.fixtures.get(name);
  if (fixture === undefined) return suiteMistake(`there is no fixture message ${name}`);
  if (question.body.top === undefined && isAsGiven(fixture, question.observed)) return null;
  const forms = limited(legalForms(fixture), question.body.top, question.scope);
  if ('kind' in forms) return forms;
  const { hazards } = fixture;
  return compareContent({ forms, hazards, observed: question.observed, form: question.form ?? 'as-given' });
}

/** The digest spares the making of the legal forms, which takes several times the memory of the message. */
function isAsGiven({ octets }: FixtureMessage, observed: BodyObservation): boolean {
  return octets.length === observed.octetCount && observed.sha256 === sha256(octets);
}

function sha256(octets: Uint8Array): string {
  return createHash('sha256').update(octets).digest('hex');
}

function checkSameAs(name: string, question: PresentBody): WrongBody | SuiteMistake | null {
  const earlier = question.bodies.get(name);
  if (earlier === undefined) return suiteMistake(`no earlier body is called ${name}`);
  if (question.body.top === undefined && earlier.sha256 === question.observed.sha256) return null;
  if (earlier.truncated) return wrong({ message: 'the content is not that of the earlier reply' });
  const forms = limited([latin1(earlier.octets)], question.body.top, question.scope);
  if ('kind' in forms) return forms;
  return compareContent({ forms, hazards: [], observed: question.observed, form: 'as-given' });
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

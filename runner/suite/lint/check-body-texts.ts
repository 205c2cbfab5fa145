import type { BodyExpectation } from '../../model/suite.ts';
import { quoted, suggestion } from '../nearest.ts';
import { checkNewName } from './captures.ts';
import { checkLine, checkTemplate } from './check-texts.ts';
import type { Names } from './names.ts';
import { isBound } from './names.ts';
import type { Problem } from './problem.ts';
import type { TextPlace } from './references.ts';

/** What a body that was bound with `as` offers, unless `each` made a list of it. */
const BODY_MEMBERS: readonly string[] = ['octets', 'lines', 'sha256', 'header'];

/** Names that a body binds. */
export function bodyNames({ as, each }: BodyExpectation): Names {
  if (as === undefined) return new Set();
  return new Set(each === undefined ? BODY_MEMBERS.map((member) => `${as}.${member}`) : [as]);
}

/** The patterns, numbers and names of a body; the place is that of the body. */
export function checkBodyTexts(body: BodyExpectation, place: TextPlace): readonly Problem[] {
  return [
    ...(['lines', 'contains', 'lacks'] as const).flatMap((member) => checkLines(body, member, place)),
    ...(['top', 'count', 'octets'] as const).flatMap((member) => checkAmount(body, member, place)),
    ...checkEach(body, place),
    ...checkSameAs(body, place),
    ...checkAs(body, place),
  ];
}

function checkLines(
  body: BodyExpectation,
  member: 'lines' | 'contains' | 'lacks',
  place: TextPlace,
): readonly Problem[] {
  return (body[member] ?? []).flatMap((line, index) =>
    checkLine(line, { ...place, path: [...place.path, member, index] }, 'nothing'),
  );
}

function checkAmount(
  body: BodyExpectation,
  member: 'top' | 'count' | 'octets',
  place: TextPlace,
): readonly Problem[] {
  const amount = body[member];
  if (typeof amount !== 'string') return [];
  const path = [...place.path, member];
  const problems = checkTemplate(amount, { ...place, path });
  if (problems.length > 0 || /^(?:\d+|\{.*\})$/s.test(amount)) return problems;
  return [
    { path, message: `${quoted(amount)} is no number`, hint: 'write a number, {name} or {= expression}' },
  ];
}

function checkEach({ each, as }: BodyExpectation, place: TextPlace): readonly Problem[] {
  if (each === undefined) return [];
  return checkLine(
    each,
    { ...place, path: [...place.path, 'each'] },
    as === undefined ? 'nothing' : 'members',
  );
}

function checkSameAs({ sameAs }: BodyExpectation, place: TextPlace): readonly Problem[] {
  if (sameAs === undefined || isBound(place.names, sameAs)) return [];
  const message = `no earlier step bound a body to ${quoted(sameAs)}`;
  const bodies = [...place.names]
    .filter((name) => name.endsWith('.sha256'))
    .map((name) => name.replace(/\.sha256$/, ''));
  return [{ path: [...place.path, 'sameAs'], message, hint: suggestion(sameAs, bodies) }];
}

function checkAs({ as }: BodyExpectation, place: TextPlace): readonly Problem[] {
  if (as === undefined) return [];
  const others = [...place.names].filter(
    (name) => !BODY_MEMBERS.some((member) => name === `${as}.${member}`),
  );
  return checkNewName(as, { ...place, path: [...place.path, 'as'], names: new Set(others) });
}

import { kindOf } from '../../model/step-kind.ts';
import type { MaildropEntry, Scenario } from '../../model/suite.ts';
import type { JsonPath } from '../json-tree.ts';
import { quoted, suggestion } from '../nearest.ts';
import { answersOf, bodyOf, expectationsOf, stepPath } from '../step-parts.ts';
import type { Part } from '../step-parts.ts';
import type { Check, Problem } from './problem.ts';

/** Messages that are put into the maildrop exist, and bodies are compared with messages that are there. */
export const checkFixtures: Check = ({ scenario }, { messages }) => {
  const unknown = maildropMessages(scenario).filter(({ value }) => !messages.includes(value));
  const compared = bodyMessages(scenario).map((message) => messageProblem(message, scenario, messages));
  return [
    ...unknown.map((message) => unknownMessage(message, messages)),
    ...compared.flatMap((each) => each ?? []),
  ];
};

/** Why the scenario cannot speak of this message; null when it can. */
export function messageProblem(
  { path, value }: Part<string>,
  scenario: Scenario,
  messages: readonly string[],
): Problem | null {
  if (!messages.includes(value)) return unknownMessage({ path, value }, messages);
  const present = maildropMessages(scenario).map((each) => each.value);
  if (present.includes(value)) return null;
  const message = `the message ${quoted(value)} is not in this scenario's maildrop`;
  return { path, message, hint: scenario.maildrop === 'any' ? ANY : suggestion(value, present) };
}

const ANY = 'the maildrop is "any": nobody knows what is in it; list the messages that the scenario is about';

/** The message does not exist. */
export function unknownMessage({ path, value }: Part<string>, messages: readonly string[]): Problem {
  return { path, message: `there is no fixture message ${quoted(value)}`, hint: suggestion(value, messages) };
}

function maildropMessages({ maildrop }: Scenario): readonly Part<string>[] {
  if (maildrop === 'any') return [];
  return maildrop.map((entry, index) => entryMessage(entry, ['maildrop', index]));
}

function entryMessage(entry: MaildropEntry, path: JsonPath): Part<string> {
  return typeof entry === 'string'
    ? { path, value: entry }
    : { path: [...path, 'message'], value: entry.message };
}

function bodyMessages({ steps }: Scenario): readonly Part<string>[] {
  return steps.flatMap((step, index) => {
    const kinded = kindOf(step);
    if (kinded.kind !== 'exchange') return [];
    const exchange = { path: stepPath(index), value: kinded.step };
    const bodies = [bodyOf(exchange), ...expectationsOf(exchange).flatMap(answersOf).map(bodyOf)];
    return bodies.flatMap((body) =>
      body?.value.message === undefined
        ? []
        : [{ path: [...body.path, 'message'], value: body.value.message }],
    );
  });
}

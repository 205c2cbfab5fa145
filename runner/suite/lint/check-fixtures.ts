import { kindOf } from '../../model/step-kind.ts';
import type { MaildropEntry, Scenario } from '../../model/suite.ts';
import type { JsonPath } from '../json-tree.ts';
import { quoted, suggestion } from '../nearest.ts';
import { bodiesOf, stepPath } from '../step-parts.ts';
import type { Part } from '../step-parts.ts';
import type { Check, Problem } from './problem.ts';

/** Messages that are put into the maildrop exist, and bodies are compared with messages that are there. */
export const checkFixtures: Check = ({ scenario }, { messages }) => {
  const placed = [...maildropMessages(scenario), ...deliveredMessages(scenario)];
  const unknown = placed.filter(({ value }) => !messages.includes(value));
  const compared = bodyMessages(scenario).map((message) => messageProblem(message, scenario, messages));
  return [
    ...unknown.map((message) => unknownMessage(message, messages)),
    ...compared.flatMap((each) => each ?? []),
    ...deliveriesInto(scenario),
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

function deliveredMessages({ steps }: Scenario): readonly Part<string>[] {
  return steps.flatMap((step, index) => {
    const kinded = kindOf(step);
    if (kinded.kind !== 'deliver') return [];
    const path = [...stepPath(index), 'deliver'];
    return kinded.step.deliver.map((value, entry) => ({ path: [...path, entry], value }));
  });
}

/** What is delivered is taken away again when the next scenario fills the maildrop, which it must own for that. */
function deliveriesInto({ maildrop, steps }: Scenario): readonly Problem[] {
  if (maildrop !== 'any') return [];
  return steps.flatMap((step, index) =>
    'deliver' in step
      ? [
          {
            path: stepPath(index),
            message: 'nothing is delivered into a maildrop that is "any"',
            hint: LISTED,
          },
        ]
      : [],
  );
}

const LISTED = 'list the messages that it holds at the start; the list may be empty';

function entryMessage(entry: MaildropEntry, path: JsonPath): Part<string> {
  return typeof entry === 'string'
    ? { path, value: entry }
    : { path: [...path, 'message'], value: entry.message };
}

function bodyMessages(scenario: Scenario): readonly Part<string>[] {
  return bodiesOf(scenario).flatMap(({ path, value: { message } }) =>
    message === undefined ? [] : [{ path: [...path, 'message'], value: message }],
  );
}

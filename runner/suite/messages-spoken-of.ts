import type { SpokenMessage } from '../model/plan.ts';
import type { Scenario } from '../model/suite.ts';
import { bodiesOf } from './step-parts.ts';

/** The fixture messages that the steps of a scenario speak of: by number, by a value, or as what a body is. */
export function messagesSpokenOf(scenario: Scenario): readonly SpokenMessage[] {
  const compared = new Set(bodiesOf(scenario).flatMap(({ value: { message } }) => message ?? []));
  const names = new Set([...compared, ...namesIn(scenario.steps)]);
  return [...names].map((name) => ({ name, isCompared: compared.has(name) }));
}

function namesIn(value: unknown): readonly string[] {
  if (typeof value === 'string') {
    return [...value.matchAll(SPOKEN)].flatMap(([, number, name]) => number ?? name ?? []);
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(namesIn) : [];
}

/** `{#name}` and `messages["name"]`. */
const SPOKEN = /\{#([a-z0-9-]+)\}|\bmessages\s*\[\s*["']([a-z0-9-]+)["']/g;

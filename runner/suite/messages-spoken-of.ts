import type { Scenario } from '../model/suite.ts';

/** Names of the fixture messages that the steps of a scenario speak of: by number, by a value, or as what a body is. */
export function messagesSpokenOf({ steps }: Scenario): readonly string[] {
  return [...new Set(namesIn(steps))];
}

function namesIn(value: unknown): readonly string[] {
  if (typeof value === 'string')
    return [...value.matchAll(SPOKEN)].flatMap(([, number, name]) => number ?? name ?? []);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([member, inner]: [string, unknown]) =>
    member === 'message' && typeof inner === 'string' ? [inner] : namesIn(inner),
  );
}

/** `{#name}` and `messages["name"]`. */
const SPOKEN = /\{#([a-z0-9-]+)\}|\bmessages\s*\[\s*["']([a-z0-9-]+)["']/g;

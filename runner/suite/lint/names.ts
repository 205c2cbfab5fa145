import { BUILT_IN_VARIABLES, SESSION_MEMBERS } from '../../language/built-ins.ts';
import type { Scenario } from '../../model/suite.ts';

/** The names that have a value at some point of a scenario: dotted, as they are captured. */
export type Names = ReadonlySet<string>;

/** Names bound before the first step. */
export function initialNames(scenario: Scenario): Names {
  const known = BUILT_IN_VARIABLES.map(({ name }) => name);
  const bound = scenario.maildrop === 'any' ? known.filter((name) => !name.startsWith('maildrop.')) : known;
  return new Set([...bound, ...sessionNames('A')]);
}

/** Names that opening a session binds. */
export function sessionNames(session: string): readonly string[] {
  return SESSION_MEMBERS.map(({ name }) => `${session}.${name}`);
}

/** Names with a value whichever of the ways was taken. */
export function commonNames(ways: readonly Names[]): Names {
  const [first, ...others] = ways;
  return new Set([...(first ?? [])].filter((name) => others.every((way) => way.has(name))));
}

/** Whether the name has a value, or is a group of names that have. */
export function isBound(names: Names, name: string): boolean {
  return names.has(name) || membersOf(names, name).length > 0;
}

/** The names `x.…` of a group `x`. */
export function membersOf(names: Names, group: string): readonly string[] {
  return [...names].filter((name) => name.startsWith(`${group}.`));
}

/** Whether some word of the dotted name, from its first on, is a value: what follows belongs to the value. */
export function reachesValue(names: Names, chain: string): boolean {
  const words = chain.split('.');
  return words.some((_, index) => names.has(words.slice(0, index + 1).join('.')));
}

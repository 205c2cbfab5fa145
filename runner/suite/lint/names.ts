import {
  BUILT_IN_VARIABLES,
  SESSION_MEMBERS,
  TLS_END_MEMBER,
  TLS_MEMBERS,
} from '../../language/built-ins.ts';
import type { Scenario, SessionTls } from '../../model/suite.ts';

/** The names that have a value at some point of a scenario: dotted, as they are captured. */
export type Names = ReadonlySet<string>;

/** Names bound before the first step. */
export function initialNames(scenario: Scenario): Names {
  const known = BUILT_IN_VARIABLES.map(({ name }) => name);
  const bound = known.filter((name) => !isUnknown(name, scenario));
  return new Set([
    ...bound,
    ...sessionNames('A'),
    ...tlsNamesOfRun(scenario, { opens: 'A', tls: scenario.tls }),
  ]);
}

/** What nobody knows of a maildrop as it stands; that its octets are as many as LIST says, only LIST would say. */
function isUnknown(name: string, { maildrop, orAtLeast }: Scenario): boolean {
  return (
    (maildrop === 'any' && name.startsWith('maildrop.')) ||
    (orAtLeast !== undefined && name === 'maildrop.octets')
  );
}

/** Names that opening a session binds. */
export function sessionNames(session: string): readonly string[] {
  return SESSION_MEMBERS.map(({ name }) => `${session}.${name}`);
}

/** Names that a handshake binds. */
export function tlsNames(session: string): readonly string[] {
  return TLS_MEMBERS.map(({ name }) => `${session}.${name}`);
}

/** Name that the end of a session under TLS binds; none in clear. */
export function tlsEndNames(names: Names, session: string): readonly string[] {
  const isUnderTls = tlsNames(session).every((name) => names.has(name));
  return isUnderTls ? [`${session}.${TLS_END_MEMBER.name}`] : [];
}

/** The same of a session that comes under TLS as the run's connections do, where the scenario needs that they do. */
export function tlsNamesOfRun(
  { needs }: Scenario,
  { opens, tls }: { readonly opens: string; readonly tls: SessionTls | undefined },
): readonly string[] {
  return tls === undefined && needs?.includes('TLS') === true ? tlsNames(opens) : [];
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

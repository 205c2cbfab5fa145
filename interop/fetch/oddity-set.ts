import type { Client } from './client.ts';
import type { ListedFault } from './listed-faults.ts';
import type { FetchMessage } from './messages.ts';
import type { Way } from './ways.ts';

/** A legal oddity, as far as readers are told of it. */
export type Oddity = Pick<ListedFault, 'name' | 'title'>;

/** Oddities that say nothing of a client that logs in with USER and PASS in clear. */
export const LEFT_OUT: readonly LeftOut[] = [
  { names: /tls|certificate|cipher|tickets|record|handshake|injection|in-clear/, why: 'they are about TLS' },
  { names: /login-delay|autologout/, why: 'they are about the time between sessions and commands' },
  {
    names: /second-login|^apop-|lock(-|$)|unknown-(user|name)|wrong-/,
    why: 'they show in other logins alone',
  },
  {
    names: /auth|surplus-words|scram|cram|external|mechanism|plain-only|login-offered/,
    why: 'they are about AUTH',
  },
  { names: /utf8|surrogate|originals|names-refused/, why: 'they are about UTF8' },
  { names: /lang|description|tags?-|german/, why: 'they are about LANG' },
  { names: /^retrieved-removed-at-quit$/, why: 'nothing can be left on that server' },
  { names: /^password-with-argument-rules$/, why: "there are spaces in the clients' password" },
];

interface LeftOut {
  /** Matches their names. */
  readonly names: RegExp;
  readonly why: string;
}

/** The oddities before which clients are run. */
export function chosenOddities(faults: readonly ListedFault[]): readonly Oddity[] {
  return faults.filter(
    ({ kind, name }) => kind === 'oddity' && !LEFT_OUT.some(({ names }) => names.test(name)),
  );
}

/** The one way in which a client goes there: in clear, with USER and PASS. */
export function oddityWay({ name, ways }: Client): Way {
  const way = ways.find(({ transport, login }) => transport === 'plain' && login === 'USER');
  if (way === undefined) throw new Error(`${name} has no way in clear with USER`);
  return way;
}

/**
 * A few of the messages: large and small, with dots, with 8-bit octets, and without the last line end. None of them is one
 * that an oddity sends with other octets than the maildrop holds, and the large one is in the middle, where it stays when messages
 * are numbered backwards: curl is told the numbers of the small ones.
 */
export function oddityMessages(all: readonly FetchMessage[]): readonly FetchMessage[] {
  return all.filter(({ name }) => NAMES.has(name));
}

const NAMES: ReadonlySet<string> = new Set([
  'dot-terminator-inside',
  'eight-bit',
  'leading-dots',
  'long-line-4096',
  'no-final-eol',
  'plain',
  'tiny',
]);

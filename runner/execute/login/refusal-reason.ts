import { latin1 } from '../../pop3/encode.ts';
import type { LoginRefused } from './login.ts';
import { LONGEST_DELAY_S } from '../manners/login-delays.ts';

/** What to do about a refusal whose response code says that it is not about the credentials. */
const ADVICE: readonly (readonly [code: RegExp, advice: string])[] = [
  [/\[IN-USE\]/i, 'Another session has the maildrop: end it, or wait until the server gives it up'],
  [
    /\[LOGIN-DELAY\]/i,
    `The server wants a pause between two logins, and a run waits up to ${String(LONGEST_DELAY_S)} s where LOGIN-DELAY announces it: let the server ask for less of the accounts of the run`,
  ],
  [
    /\[SYS\/(?:TEMP|PERM)\]/i,
    'The credentials may be right: the server says that it is in trouble itself (can it open the maildrop?), so look at its log',
  ],
];

/**
 * What to do about a login that was refused for another reason than its credentials, as the response code says (RFC 2449
 * §8.1.1, RFC 3206 §4); null when it says nothing of the kind.
 */
export function otherReason({ observation }: Pick<LoginRefused, 'observation'>): string | null {
  if (observation?.kind !== 'reply') return null;
  const line = latin1(observation.line);
  return ADVICE.find(([code]) => code.test(line))?.[1] ?? null;
}

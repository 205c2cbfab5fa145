import type { Secret } from '../model/secret.ts';
import { isEveryday } from '../wire/everyday.ts';
import type { Account } from './provisioner.ts';

/**
 * What must never be shown of an account. A password that is an everyday word, or part of the user's name, is no text to be
 * looked for everywhere; with the name before it, as AUTH PLAIN sends it (RFC 4616 §2), every one is.
 */
export function secretsOf({ user, password, token }: Account): readonly Secret[] {
  const isPartOfName = user.toLowerCase().includes(password.toLowerCase());
  const secret = isPartOfName || isEveryday(password) ? { word: password } : password;
  return [secret, `\0${user}\0${password}`, ...(token === undefined ? [] : [token])];
}

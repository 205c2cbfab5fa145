import type { Account } from '../../maildrop/provisioner.ts';
import { mistake, type Mistake } from '../mistake.ts';

/** `USER:PASSWORD`; the password may hold colons. The text is never repeated in a message: half of it is secret. */
export function parseAccount(text: string): Account | Mistake {
  const colon = text.indexOf(':');
  if (colon < 1 || colon === text.length - 1)
    return mistake('--account takes USER:PASSWORD, neither of them empty');
  return accountOf({ user: text.slice(0, colon), password: text.slice(colon + 1), from: '--account' });
}

/** `USER:TOKEN`, never repeated in a message either. */
export function parseToken(text: string): Account | Mistake {
  const colon = text.indexOf(':');
  if (colon < 1 || colon === text.length - 1)
    return mistake('--token takes USER:TOKEN, neither of them empty');
  return accountOf({
    user: text.slice(0, colon),
    password: '',
    token: text.slice(colon + 1),
    from: '--token',
  });
}

/** An account, unless a POP3 command line could not carry it. */
export function accountOf(given: Account & { readonly from: string }): Account | Mistake {
  const { user, password, token, from } = given;
  if (/[\r\n\0]/.test(user)) return mistake(`${from}: a user name holds no line end and no NUL`);
  if (/[\r\n\0]/.test(password)) return mistake(`${from}: a password holds no line end and no NUL`);
  // RFC 6750 §2.1: what a bearer token consists of; anything else would break the message that carries it.
  if (token !== undefined && !/^[A-Za-z0-9._~+/-]+=*$/.test(token))
    return mistake(`${from}: an OAuth token holds letters, digits and -._~+/ alone`);
  return { user, password, ...(token === undefined ? {} : { token }) };
}

/** Accounts given twice: POP3 locks a maildrop, two sessions on one account would lock each other out. */
export function repeatedUsers(accounts: readonly Account[]): readonly string[] {
  const users = accounts.map(({ user }) => user);
  return [...new Set(users.filter((user, index) => users.indexOf(user) !== index))];
}

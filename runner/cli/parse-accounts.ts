import type { Account } from '../maildrop/provisioner.ts';
import { mistake, type Mistakes } from './mistake.ts';
import type { AccessOptionValues } from './option-values.ts';
import { accountOf, parseAccount, repeatedUsers } from './options/account.ts';
import { readSecret } from './options/secret.ts';

/** Reads all accounts: that of `--user` first, then those of `--account` as given. At least one is needed. */
export async function parseAccounts(
  values: AccessOptionValues,
  mistakes: Mistakes,
): Promise<readonly Account[]> {
  const before = mistakes.messages.length;
  if (values.password !== undefined) mistakes.add(NO_PASSWORD_OPTION);
  const user = await userAccount(values, mistakes);
  const accounts = [...user, ...mistakes.keepAll((values.account ?? []).map(parseAccount))];
  for (const name of repeatedUsers(accounts))
    mistakes.add(`account "${name}" is given twice; parallel runs need different ones`);
  if (accounts.length === 0 && mistakes.messages.length === before) mistakes.add(NO_ACCOUNT);
  return accounts;
}

const NO_PASSWORD_OPTION =
  '--password is not offered: everyone on this machine could read it; use --password-file or --password-env';

const NO_ACCOUNT =
  'no account to log in with: give --user NAME with --password-file FILE or --password-env VARIABLE, or --account USER:PASSWORD';

async function userAccount(values: AccessOptionValues, mistakes: Mistakes): Promise<readonly Account[]> {
  const { user, passwordFile, passwordEnv, tokenFile, tokenEnv, password: refused } = values;
  if (user === undefined) {
    if (passwordFile !== undefined || passwordEnv !== undefined)
      mistakes.add('a password without a user: give --user NAME');
    if (tokenFile !== undefined || tokenEnv !== undefined)
      mistakes.add('a token without a user: give --user NAME');
    return [];
  }
  if (user === '') mistakes.add('--user is empty');
  if (refused !== undefined) return [];
  const read = await readSecret({ what: 'password', file: passwordFile, variable: passwordEnv });
  const password = mistakes.keep(read ?? mistake(PASSWORD_WANTED));
  const token = mistakes.keep(
    (await readSecret({ what: 'token', file: tokenFile, variable: tokenEnv })) ?? '',
  );
  if (password === null || token === null) return [];
  return mistakes.keepAll([
    accountOf({ user, password, ...(token === '' ? {} : { token }), from: '--user' }),
  ]);
}

const PASSWORD_WANTED = '--user needs a password: give --password-file FILE or --password-env VARIABLE';

import type { Account } from '../maildrop/provisioner.ts';
import type { ConfigAccount } from './config/config-file.ts';
import { mistake, type Mistakes } from './mistake.ts';
import type { AccessOptionValues } from './option-values.ts';
import { accountOf, parseAccount, repeatedUsers } from './options/account.ts';
import { readSecret } from './options/secret.ts';
import { canAsk } from './ask-secret.ts';

/** The accounts of a run. */
export interface GivenAccounts {
  /** The password of those in `unanswered` is empty, until it has been asked for. */
  readonly accounts: readonly Account[];
  /** Users whose password has to be asked for. */
  readonly unanswered: readonly string[];
}

/** Reads all accounts: that of `--user` first, then those of the configuration, then those of `--account`. At least one is needed. */
export async function parseAccounts(values: AccessOptionValues, mistakes: Mistakes): Promise<GivenAccounts> {
  const before = mistakes.messages.length;
  if (values.password !== undefined) mistakes.add(NO_PASSWORD_OPTION);
  const accounts: Account[] = [];
  for (const source of sourcesOf(values, mistakes)) accounts.push(...(await read(source, mistakes)));
  accounts.push(...mistakes.keepAll((values.account ?? []).map(parseAccount)));
  for (const name of repeatedUsers(accounts))
    mistakes.add(`account "${name}" is given twice; parallel runs need different ones`);
  if (accounts.length === 0 && mistakes.messages.length === before) mistakes.add(NO_ACCOUNT);
  const unanswered = accounts.filter(({ password }) => password === '').map(({ user }) => user);
  return { accounts, unanswered };
}

const NO_PASSWORD_OPTION =
  '--password is not offered: everyone on this machine could read it; use --password-file or --password-env';

const NO_ACCOUNT =
  'no account to log in with: give --user NAME with --password-file FILE or --password-env VARIABLE, or --account USER:PASSWORD';

/** A mailbox whose secrets are elsewhere. */
interface AccountSource extends Partial<ConfigAccount> {
  readonly user: string;
  /** Where it was given, for messages. */
  readonly from: '--user' | 'accounts';
}

function sourcesOf(values: AccessOptionValues, mistakes: Mistakes): readonly AccountSource[] {
  const { user, passwordFile, passwordEnv, tokenFile, tokenEnv, password: refused } = values;
  const configured = (values.accounts ?? []).map((each) => ({ ...each, from: 'accounts' as const }));
  if (user === undefined) {
    if (passwordFile !== undefined || passwordEnv !== undefined)
      mistakes.add('a password without a user: give --user NAME');
    if (tokenFile !== undefined || tokenEnv !== undefined)
      mistakes.add('a token without a user: give --user NAME');
    return configured;
  }
  if (user === '') mistakes.add('--user is empty');
  if (refused !== undefined) return configured;
  const secrets = {
    ...(passwordFile !== undefined && { passwordFile }),
    ...(passwordEnv !== undefined && { passwordEnv }),
  };
  const tokens = {
    ...(tokenFile !== undefined && { tokenFile }),
    ...(tokenEnv !== undefined && { tokenEnv }),
  };
  return [{ user, ...secrets, ...tokens, from: '--user' }, ...configured];
}

async function read(source: AccountSource, mistakes: Mistakes): Promise<readonly Account[]> {
  const { user, from, passwordFile, passwordEnv, tokenFile, tokenEnv } = source;
  const given = await readSecret({ what: 'password', file: passwordFile, variable: passwordEnv }, mistakes);
  const password = mistakes.keep(given ?? (canAsk() ? '' : mistake(passwordWanted(source))));
  const token = mistakes.keep(
    (await readSecret({ what: 'token', file: tokenFile, variable: tokenEnv }, mistakes)) ?? '',
  );
  if (password === null || token === null) return [];
  return mistakes.keepAll([accountOf({ user, password, ...(token === '' ? {} : { token }), from })]);
}

function passwordWanted({ user, from }: AccountSource): string {
  return from === '--user'
    ? '--user needs a password: give --password-file FILE or --password-env VARIABLE; it is asked for on a terminal alone'
    : `account "${user}" needs a password: give it "passwordFile" or "passwordEnv"; it is asked for on a terminal alone`;
}

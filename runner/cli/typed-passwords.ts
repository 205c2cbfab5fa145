import { legible } from '../../reports/text/legible.ts';
import { askSecret } from './ask-secret.ts';
import { Mistakes, UsageError } from './mistake.ts';
import { accountOf } from './options/account.ts';
import type { GivenAccounts } from './parse-accounts.ts';
import type { Terminal } from './terminal.ts';

/** Where passwords are asked for. */
export interface Asking {
  readonly terminal: Terminal;
  /** Gives up asking. */
  readonly signal: AbortSignal;
}

/** The same with the passwords that a person was asked for. Call it when nothing else is wrong: who types wants it to be worth it. */
export async function withTypedPasswords<Given extends GivenAccounts>(
  given: Given,
  { terminal, signal }: Asking,
): Promise<Given> {
  const mistakes = new Mistakes();
  const typed = new Map<string, string>();
  for (const user of given.unanswered) {
    const question = `password of ${legible(user)}: `;
    const answer = await askSecret(question, { input: process.stdin, write: terminal.err.write, signal });
    if (answer === null || answer === '') throw new UsageError([`no password was typed for "${user}"`]);
    const account = mistakes.keep(accountOf({ user, password: answer, from: 'the terminal' }));
    if (account !== null) typed.set(user, account.password);
  }
  if (mistakes.messages.length > 0) throw new UsageError(mistakes.messages);
  const accounts = given.accounts.map((account) => ({
    ...account,
    password: typed.get(account.user) ?? account.password,
  }));
  return { ...given, accounts, unanswered: [] };
}

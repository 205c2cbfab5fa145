import { secretsOf } from '../maildrop/secrets-of.ts';
import { shellLine } from '../../reports/text/shell.ts';
import type { Account } from '../maildrop/provisioner.ts';
import { REDACTED } from '../model/secret.ts';
import { createRedactor } from '../wire/redaction.ts';
import { withoutUrlPassword } from '../maildrop/server-url.ts';

/** The command that would repeat a run, for a shell; the passwords in it, those of URLs included, are replaced. */
export function commandOf(words: readonly string[], accounts: readonly Account[]): string {
  const redactor = createRedactor(accounts.flatMap(secretsOf));
  const safe = words.map((word, index) => {
    const inside = /^--account=(.*)$/s.exec(word);
    if (inside !== null) return `--account=${withoutPassword(inside[1] ?? '')}`;
    if (words[index - 1] === '--account') return withoutPassword(word);
    const known = redactor.text(withoutUrlPassword(word));
    return isCommand(words, index) ? accounts.reduce(withoutAccount, known) : known;
  });
  return shellLine(['pop3spec', ...safe]);
}

/** Short passwords, which the redactor leaves alone for the harm that they would do to other words, go as well. */
function withoutPassword(account: string): string {
  return `${account.slice(0, account.indexOf(':'))}:${REDACTED}`;
}

/** Whether the word is the command that starts or resets the server. */
function isCommand(words: readonly string[], index: number): boolean {
  return /^--(?:start|reset)=/.test(words[index] ?? '') || /^--(?:start|reset)$/.test(words[index - 1] ?? '');
}

/** Where such a command names an account, what stands behind its colon is a password, be it this one or another. */
function withoutAccount(command: string, { user }: Account): string {
  return command.replace(/(?<![^\s='"])([^\s='":]+):[^\s'"]+/g, (pair, name: string) =>
    name === user ? `${name}:${REDACTED}` : pair,
  );
}

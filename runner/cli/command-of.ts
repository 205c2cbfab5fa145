import { secretsOf } from '../maildrop/secrets-of.ts';
import { shellLine } from '../../reports/text/shell.ts';
import type { Account } from '../maildrop/provisioner.ts';
import { withoutUrlPassword } from '../maildrop/server-url.ts';
import { createRedactor, REDACTED } from '../wire/redaction.ts';

/** The command that would repeat a run, for a shell; the passwords in it, those of URLs included, are replaced. */
export function commandOf(words: readonly string[], accounts: readonly Account[]): string {
  const redactor = createRedactor(accounts.flatMap(secretsOf));
  const safe = words.map((word, index) => {
    const inside = /^--account=(.*)$/s.exec(word);
    if (inside !== null) return `--account=${withoutPassword(inside[1] ?? '')}`;
    return words[index - 1] === '--account' ? withoutPassword(word) : redactor.text(withoutUrlPassword(word));
  });
  return shellLine(['pop3spec', ...safe]);
}

/** Short passwords, which the redactor leaves alone for the harm that they would do to other words, go as well. */
function withoutPassword(account: string): string {
  return `${account.slice(0, account.indexOf(':'))}:${REDACTED}`;
}

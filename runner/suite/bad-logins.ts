import type { Sending } from './sendings.ts';

/**
 * Whether the exchanges try to log in with anything but an account's own name and password: such attempts may lock the
 * account of whoever runs the suite. In doubt the answer is yes.
 */
export function hasBadLogin(sendings: readonly Sending[]): boolean {
  const names = new Map<string, string>();
  return sendings.some(({ session, lines }) =>
    lines.some((line) => {
      const command = commandOf(line);
      if (command.keyword === 'USER') names.set(session, command.argument);
      return isBadLogin(command, { session, name: names.get(session) });
    }),
  );
}

interface Command {
  /** In upper case. */
  readonly keyword: string;
  readonly argument: string;
  readonly line: string;
}

function commandOf(line: string): Command {
  const [keyword = '', ...words] = line.trim().split(' ');
  return { keyword: keyword.toUpperCase(), argument: words.join(' ').trim(), line };
}

/** The passwords of the accounts, and the names that go with them. */
const ACCOUNTS: readonly { readonly name: string; readonly password: string }[] = [
  { name: 'user', password: 'password' },
  { name: 'second.user', password: 'second.password' },
];

function isBadLogin(
  command: Command,
  at: { readonly session: string; readonly name: string | undefined },
): boolean {
  if (command.keyword === 'PASS') return !isRightPassword(command.argument, at.name);
  if (command.keyword === 'APOP') return !isRightDigest(command.argument, at.session);
  return /\bwrongPassword\b/.test(command.line);
}

/** PASS without any USER before it names no account, so nobody is locked out by it. */
function isRightPassword(argument: string, name: string | undefined): boolean {
  return ACCOUNTS.some(
    (account) => argument === `{${account.password}}` && (name === undefined || name === `{${account.name}}`),
  );
}

function isRightDigest(argument: string, session: string): boolean {
  const plain = argument.replaceAll(/\s+/g, '');
  return ACCOUNTS.some(
    (account) => plain === `{${account.name}}{=apop(${session}.timestamp,${account.password})}`,
  );
}

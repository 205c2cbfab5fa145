import type { Expectation } from '../model/suite.ts';
import type { Sending } from './sendings.ts';

/**
 * Whether the exchanges try to log in with anything but an account's own name and password: such attempts may lock the
 * account of whoever runs the suite. In doubt the answer is yes.
 */
export function hasBadLogin(sendings: readonly Sending[]): boolean {
  const names = new Map<string, string>();
  const inAuth = new Set<string>();
  return sendings.some(({ session, step, lines }) => {
    const isAnswer = inAuth.delete(session);
    if (goesOn(step)) inAuth.add(session);
    return lines.some((line) => {
      if (isAnswer) return !isRightResponse(line);
      const command = commandOf(line);
      if (command.keyword === 'USER') names.set(session, command.argument);
      return isBadLogin(command, { session, name: names.get(session) });
    });
  });
}

/** Whether the server may ask for more of an AUTH exchange (RFC 5034 §4), so that the next line is a response. */
function goesOn({ S }: Sending['step']): boolean {
  const expectations = Array.isArray(S)
    ? (S as readonly Expectation[])
    : S === undefined
      ? []
      : [S as Expectation];
  const answers = expectations.flatMap((each) =>
    typeof each === 'object' && 'oneOf' in each ? each.oneOf : [each],
  );
  return answers.some((each) =>
    (typeof each === 'string' ? each : 'S' in each ? each.S : '').startsWith('+ '),
  );
}

interface Command {
  /** In upper case. */
  readonly keyword: string;
  readonly argument: string;
  readonly line: string;
}

function commandOf(line: string): Command {
  const [keyword = '', ...words] = withoutSpaces(line).split(' ');
  return { keyword: keyword.toUpperCase(), argument: withoutSpaces(words.join(' ')), line };
}

/** ASCII alone: other spaces are part of a name or a password, and make it another one. */
function withoutSpaces(text: string): string {
  return text.replaceAll(/^[ \t]+|[ \t]+$/g, '');
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
  if (command.keyword === 'AUTH') return !isRightAuth(command.argument);
  return /\bwrongPassword\b/.test(command.line);
}

/** PASS without any USER before it names no account, so nobody is locked out by it. */
function isRightPassword(argument: string, name: string | undefined): boolean {
  return ACCOUNTS.some(
    (account) => argument === `{${account.password}}` && (name === undefined || name === `{${account.name}}`),
  );
}

function isRightDigest(argument: string, session: string): boolean {
  const plain = argument.replaceAll(/[ \t]+/g, '');
  return ACCOUNTS.some(
    (account) => plain === `{${account.name}}{=apop(${session}.timestamp,${account.password})}`,
  );
}

/** AUTH by itself guesses nothing yet; with an initial response it may. */
function isRightAuth(argument: string): boolean {
  const [, ...response] = argument.split(' ');
  return response.length === 0 || isRightResponse(response.join(' '));
}

/** A cancellation, an empty line, the beginning of an exchange, or what only an account's own password makes. */
function isRightResponse(line: string): boolean {
  const response = withoutSpaces(line);
  return (
    response === '' ||
    response === '*' ||
    response === '=' ||
    RIGHT_RESPONSES.some((each) => each.test(response))
  );
}

/** `user` and what belongs to it, of either account. Names of captures stand for what the server sent. */
const RIGHT_RESPONSES: readonly RegExp[] = ['', 'second\\.'].flatMap((account) =>
  [
    `plain\\(${account}user, ${account}password\\)`,
    `cramMd5\\([\\w.]+, ${account}user, ${account}password\\)`,
    `scramFirst\\(${account}user, nonce(, [^()]*)?\\)`,
    `scramFinal\\('[\\w-]+', ${account}user, ${account}password, nonce, [\\w.]+(, [^()]*)?\\)`,
    `oauthBearer\\(${account}user, token\\)`,
  ].map((call) => new RegExp(`^\\{= ?${call} ?\\}$`)),
);

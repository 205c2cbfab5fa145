import type { ExchangeStep } from '../../model/suite.ts';
import { answersOf, expectationsOf, statusOf } from '../step-parts.ts';
import { answered, authBegun, isRightResponse, type AuthExchange } from './auth-exchange.ts';
import type { Sending } from './sendings.ts';
import { LOGINS, mayBe, type Command, type LineEnds, type SpokenLine } from './spoken-line.ts';

/**
 * The first exchange that tries to log in with anything but an account's own name and password: such attempts may lock the
 * account of whoever runs the suite. In doubt it does.
 */
export function badLoginIn(sendings: readonly Sending[]): Sending | undefined {
  if (!sendings.some(isAboutLogins)) return undefined;
  const ways: readonly LineEnds[] = sendings.some(({ lines }) => lines.LF !== lines.any)
    ? ['LF', 'any']
    : ['LF'];
  const found = ways.flatMap((ends) => firstBadLogin(sendings, ends) ?? []);
  return found.sort((one, other) => one.index - other.index)[0];
}

function isAboutLogins({ step, lines }: Sending): boolean {
  const isLogin = (line: SpokenLine): boolean =>
    WRONG.test(line.written) || LOGIN_COMMANDS.some((each) => mayBe(line, each));
  return goingOn(step) === 'yes' || lines.any.some(isLogin);
}

const WRONG = /\bwrongPassword\b/;

/** What was said in a session so far. */
interface Said {
  readonly session: string;
  /** The arguments of USER since the last PASS: of several, nobody knows which one a server keeps. */
  readonly names: ReadonlySet<string>;
  readonly auth: AuthExchange;
  /** Whether the next line may be a response in that exchange. */
  readonly isAnswer: boolean;
}

function begun(session: string): Said {
  return { session, names: new Set(), auth: authBegun(session, ''), isAnswer: false };
}

function firstBadLogin(sendings: readonly Sending[], ends: LineEnds): Sending | undefined {
  const sessions = new Map<string, Said>();
  return sendings.find(({ session, step, lines }) => {
    const going = goingOn(step);
    let said: Said = sessions.get(session) ?? begun(session);
    for (const line of lines[ends]) {
      if (isBadLogin(line, said)) return true;
      said = after(line, said, going);
    }
    const isAnswer = going === 'yes' || (going === 'unknown' && said.isAnswer);
    sessions.set(session, { ...said, isAnswer });
    hearChallenge(sessions, session, step);
    return false;
  });
}

/**
 * Whether the server may ask for more of an AUTH exchange (RFC 5034 §4), so that the next line is a response; `unknown`
 * where no answer is awaited yet.
 */
function goingOn(step: ExchangeStep): 'yes' | 'no' | 'unknown' {
  if (step.S === undefined) return 'unknown';
  return statusesOf(step).every((status) => /^(?:\+OK|-ERR)/.test(status)) ? 'no' : 'yes';
}

function statusesOf(step: ExchangeStep): readonly string[] {
  const answers = expectationsOf({ path: [], value: step }).flatMap(answersOf);
  return answers.flatMap((answer) => statusOf(answer)?.value ?? []);
}

/** What an answer binds is the challenge of this session, and of no other any more. */
function hearChallenge(sessions: Map<string, Said>, session: string, step: ExchangeStep): void {
  if (step.S === undefined) return;
  const heard = new Set(
    statusesOf(step).flatMap((status) => [...status.matchAll(/\{([\w.]+):/g)].map(([, name = '']) => name)),
  );
  for (const [name, said] of sessions) {
    const others = [...said.auth.challenge].filter((each) => !heard.has(each));
    const challenge = name === session ? heard : new Set(others);
    sessions.set(name, { ...said, auth: { ...said.auth, challenge } });
  }
}

function after(line: SpokenLine, said: Said, going: ReturnType<typeof goingOn>): Said {
  if (said.isAnswer) return { ...said, auth: answered(said.auth, line.written) };
  const { keyword, argument } = commandOf(line);
  if (keyword === 'USER') return { ...said, names: new Set([...said.names, argument]) };
  if (keyword === 'PASS') return { ...said, names: new Set() };
  if (keyword !== 'AUTH') return said;
  const { mechanism, response } = authOf(argument);
  const auth = authBegun(said.session, mechanism);
  return { ...said, auth: answered(auth, response), isAnswer: going !== 'no' };
}

interface Told {
  /** In upper case. */
  readonly keyword: string;
  readonly argument: string;
}

const LOGIN_COMMANDS: readonly Command[] = [...LOGINS, 'USER'];

/** A command that does not stand there as it is written has an argument that is nobody's. */
function commandOf(line: SpokenLine): Told {
  const [, first = '', argument = ''] = /^[ \t]*([^ ]*)(?: (.*))?$/su.exec(line.written) ?? [];
  const keyword = first.toUpperCase();
  const meant = LOGIN_COMMANDS.find((each) => each !== keyword && mayBe(line, each));
  return meant === undefined ? { keyword, argument } : { keyword: meant, argument: '?' };
}

/** The passwords of the accounts, and the names that go with them. */
const ACCOUNTS: readonly { readonly name: string; readonly password: string }[] = [
  { name: 'user', password: 'password' },
  { name: 'second.user', password: 'second.password' },
];

function isBadLogin(line: SpokenLine, { session, names, auth, isAnswer }: Said): boolean {
  if (isAnswer) return !isRightResponse(auth, line.written);
  const { keyword, argument } = commandOf(line);
  if (keyword === 'PASS') return !isRightPassword(argument, [...names]);
  if (keyword === 'APOP') return !isRightDigest(argument, session);
  if (keyword === 'AUTH') return !isRightAuth(argument, session);
  return WRONG.test(line.written);
}

/** PASS without any USER before it names no account, so nobody is locked out by it. */
function isRightPassword(argument: string, names: readonly string[]): boolean {
  return ACCOUNTS.some(
    ({ name, password }) => argument === `{${password}}` && names.every((each) => each === `{${name}}`),
  );
}

function isRightDigest(argument: string, session: string): boolean {
  const plain = argument.replaceAll(/[ \t]+/g, '');
  return ACCOUNTS.some(
    (account) => plain === `{${account.name}}{=apop(${session}.timestamp,${account.password})}`,
  );
}

/** AUTH by itself guesses nothing yet; with an initial response it may. */
function isRightAuth(argument: string, session: string): boolean {
  const { mechanism, response } = authOf(argument);
  return mechanism !== '?' && isRightResponse(authBegun(session, mechanism), response);
}

function authOf(argument: string): { readonly mechanism: string; readonly response: string } {
  const [mechanism = '', ...response] = argument.split(' ');
  return { mechanism, response: response.join(' ') };
}

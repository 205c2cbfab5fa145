import { LOGIN_WAYS, type LoginWay } from '../../model/login-way.ts';
import { quoted, suggestion } from '../../suite/nearest.ts';
import { mistake, type Mistake } from '../mistake.ts';

/** What a POP URL says beside the host and its port. */
export interface PopUrl {
  /** `host` or `host:port` as they stand in the URL. */
  readonly hostport: string;
  /** TLS from the first octet; null when the URL leaves it open. */
  readonly tls: 'implicit' | null;
  readonly user: string | null;
  /** Null for `AUTH=*`, which leaves the choice to the client. */
  readonly login: LoginWay | null;
}

/** RFC 2384 §3 has `pop`; the others are what programs call the same, the last two for TLS from the first octet. */
const SCHEMES: ReadonlyMap<string, PopUrl['tls']> = new Map([
  ['pop', null],
  ['pop3', null],
  ['pops', 'implicit'],
  ['pop3s', 'implicit'],
]);

const EXAMPLE = 'as in pop://alice;AUTH=+APOP@mail.example.org:110';

/** `pop://user;AUTH=mechanism@host:port` (RFC 2384 §3 and §8). No message repeats what could be a password. */
export function parsePopUrl(text: string): PopUrl | Mistake {
  const [scheme = ''] = text.split('://', 1);
  const rest = text.slice(scheme.length + '://'.length);
  const tls = SCHEMES.get(scheme.toLowerCase());
  if (tls === undefined) return mistake(unknownScheme(scheme));
  const at = rest.lastIndexOf('@');
  const userAuth = at === -1 ? null : rest.slice(0, at);
  const hostport = rest.slice(at + 1).replace(/\/$/, '');
  if (userAuth?.includes(':') === true) return mistake(NO_PASSWORD);
  const shown = `target "${scheme}://${userAuth === null ? '' : '…@'}${hostport}"`;
  const login = userAuth === null ? { user: null, login: null } : parseUserAuth(userAuth);
  if ('kind' in login) return mistake(`${shown}: ${login.message}`);
  if (hostport === '') return mistake(`${shown}: the host is missing, ${EXAMPLE}`);
  if (/[/?#]/.test(hostport)) return mistake(`${shown}: nothing may follow the port, ${EXAMPLE}`);
  return { hostport, tls, ...login };
}

function unknownScheme(scheme: string): string {
  const known = [...SCHEMES.keys()];
  return `a target URL begins with ${known.map((each) => `${each}://`).join(', ')}, not ${quoted(scheme)}`;
}

/** `user`, `user;AUTH=mechanism` or `;AUTH=mechanism` (RFC 2384 §4). */
function parseUserAuth(text: string): Pick<PopUrl, 'user' | 'login'> | Mistake {
  if (text.includes('@')) return mistake('an @ within the user name is written %40');
  const [name = '', ...parameters] = text.split(';');
  const auth = /^AUTH=(.*)$/is.exec(parameters[0] ?? 'AUTH=*')?.[1];
  if (auth === undefined || parameters.length > 1)
    return mistake('behind a ; stands AUTH=MECHANISM; a ; within the user name is written %3B');
  if (text === '') return mistake(`the user before the @ is missing, ${EXAMPLE}`);
  const user = decoded(name);
  if (typeof user !== 'string') return user;
  const login = parseAuth(auth);
  if (typeof login === 'object' && login !== null) return login;
  return { user: user === '' ? null : user, login };
}

const NO_PASSWORD =
  'target: a POP URL holds no password (RFC 2384 §3), since everyone on this machine could read it; use --password-file or --password-env (a : within the user name is written %3A)';

/** The characters that stand for themselves: `achar` of RFC 2384 §8, with `uchar` of RFC 1738 §5. */
const PLAIN = /^[A-Za-z0-9$\-_.+!*'(),&=~%]$/u;

function decoded(text: string): string | Mistake {
  const odd = Array.from(text).find((character) => !PLAIN.test(character));
  if (odd !== undefined) return mistake(`${quoted(odd)} is written ${percentEncoded(odd)} in a URL`);
  if (/%(?![0-9A-Fa-f]{2})/.test(text))
    return mistake('behind a % stand two hexadecimal digits; a percent sign itself is written %25');
  try {
    return decodeURIComponent(text);
  } catch {
    return mistake('the percent-encoded octets of the user name are no UTF-8');
  }
}

function percentEncoded(character: string): string {
  return Array.from(Buffer.from(character, 'utf8'), (octet) => `%${octet.toString(16).toUpperCase()}`).join(
    '',
  );
}

/** `*`: any; `+APOP`; otherwise the name of a SASL mechanism. */
function parseAuth(text: string): LoginWay | null | Mistake {
  if (text === '*') return null;
  const name = decoded(text);
  if (typeof name !== 'string') return name;
  const found = LOGIN_WAYS.find((way) => way !== 'user-pass' && urlName(way) === name.toUpperCase());
  if (found !== undefined) return found;
  const known = ['*', ...LOGIN_WAYS.filter((way) => way !== 'user-pass').map(urlName)];
  return mistake([`AUTH does not know ${quoted(name)}`, suggestion(name, known) ?? []].flat().join('; '));
}

function urlName(way: LoginWay): string {
  return `${way === 'apop' ? '+' : ''}${way.toUpperCase()}`;
}

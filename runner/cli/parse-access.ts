import type { Account } from '../maildrop/provisioner.ts';
import type { Mistake, Mistakes } from './mistake.ts';
import type { AccessOptionValues } from './option-values.ts';
import { parseCanary } from './options/canary.ts';
import { parseChoice } from './options/choice.ts';
import { parseDuration } from './options/duration.ts';
import { parseListenPort, parsePort, POP3_PORT, POP3S_PORT } from './options/port.ts';
import { parseHost, parseTarget, type NamedTarget } from './options/target.ts';
import { parseAccounts } from './parse-accounts.ts';
import { LOGIN_WAYS, type LoginWay } from '../model/login-way.ts';
import type { TlsWay } from '../model/tls.ts';
import { parseCaps } from './rate-caps.ts';
import type { RateCaps } from '../execute/manners/rate.ts';
import { parseTls } from './parse-tls.ts';
import { freePort } from '../wire/free-port.ts';
import { reasonOf } from './system-error.ts';
import { DEFAULT_TIMEOUT_MS, type TlsSettings } from './run-settings.ts';

/** Where the server is and how to get in. */
export interface Access {
  readonly host: string;
  readonly port: number;
  readonly tls: TlsSettings;
  /** The password of those in `unanswered` is empty, until typed-passwords.ts has asked for it. */
  readonly accounts: readonly Account[];
  /** Users whose password has to be asked for. */
  readonly unanswered: readonly string[];
  readonly login: LoginWay | null;
  readonly timeoutMs: number;
  readonly caps: RateCaps;
  readonly canary: string | null;
}

/** Reads everything about the server; where there are mistakes the values stand for nothing. */
export async function parseAccess(
  target: string | undefined,
  given: AccessOptionValues,
  mistakes: Mistakes,
): Promise<Access> {
  const named = target === undefined ? null : mistakes.keep(parseTarget(target));
  if (named !== null) for (const sentence of contradictions(named, given)) mistakes.add(sentence);
  const { host, port: wished } = placeOf(named, given, mistakes);
  if (target === undefined && given.host === undefined) mistakes.add(NO_SERVER);
  const port = wished === 0 ? await portFor(host, mistakes) : wished;
  const values = withTarget(named, given);
  const tls = await parseTls(values, port, mistakes);
  return {
    host,
    port: port ?? defaultPort(tls.way),
    tls,
    ...(await parseAccounts(values, mistakes)),
    login: values.login === undefined ? null : mistakes.keep(parseChoice(values.login, LOGIN)),
    timeoutMs: mistakes.keep(parseDuration(values.timeout)) ?? DEFAULT_TIMEOUT_MS,
    caps: parseCaps(values, host, mistakes),
    canary: values.canary === undefined ? null : mistakes.keep(parseCanary(values.canary)),
  };
}

/** The port that is assigned to this way of speaking POP3. */
export function defaultPort(way: TlsWay): number {
  return way === 'implicit' ? POP3S_PORT : POP3_PORT;
}

/** A server that the run starts itself may be given any port that is free. */
function portOf(text: string, { start }: AccessOptionValues): number | Mistake {
  return start === undefined ? parsePort(text) : parseListenPort(text);
}

async function portFor(host: string, mistakes: Mistakes): Promise<number | null> {
  try {
    return await freePort(host);
  } catch (error) {
    mistakes.add(`--port 0: no port of ${host} can be taken: ${reasonOf(error)}`);
    return null;
  }
}

const LOGIN = { option: '--login', known: LOGIN_WAYS } as const;

const NO_SERVER = 'no server to test: give HOST[:PORT] or --host HOST';

function placeOf(
  named: NamedTarget | null,
  values: AccessOptionValues,
  mistakes: Mistakes,
): Pick<NamedTarget, 'host' | 'port'> {
  const { host, port } = values;
  return {
    host: (host === undefined ? named?.host : mistakes.keep(parseHost(host))) ?? '',
    port: (port === undefined ? named?.port : mistakes.keep(portOf(port, values))) ?? null,
  };
}

/** What TARGET and an option both say. */
function contradictions(named: NamedTarget, values: AccessOptionValues): readonly string[] {
  const { host, port, user, login, tls } = values;
  const twice: readonly (readonly [boolean, string])[] = [
    [host !== undefined, 'the server is given twice, as TARGET and with --host'],
    [port !== undefined && named.port !== null, 'the port is given twice, in TARGET and with --port'],
    [user !== undefined && named.user !== null, 'the user is given twice, in TARGET and with --user'],
    [login !== undefined && named.login !== null, 'AUTH in TARGET and --login exclude each other'],
    [
      tls !== undefined && named.tls !== null && tls.toLowerCase() !== named.tls,
      `TARGET is for TLS from the first octet, --tls says otherwise`,
    ],
  ];
  return twice.flatMap(([holds, sentence]) => (holds ? [sentence] : []));
}

/** The options with what a URL says in their place. */
function withTarget(named: NamedTarget | null, values: AccessOptionValues): AccessOptionValues {
  const { user = null, login = null, tls = null } = named ?? {};
  return {
    ...values,
    ...(user === null ? {} : { user }),
    ...(login === null ? {} : { login }),
    ...(tls === null ? {} : { tls }),
  };
}

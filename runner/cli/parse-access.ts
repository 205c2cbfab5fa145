import type { Account } from '../maildrop/provisioner.ts';
import type { Mistake, Mistakes } from './mistake.ts';
import type { AccessOptionValues } from './option-values.ts';
import { parseChoice } from './options/choice.ts';
import { parseDuration } from './options/duration.ts';
import { parseListenPort, parsePort, POP3_PORT, POP3S_PORT } from './options/port.ts';
import { parseHost, parseTarget, type NamedTarget } from './options/target.ts';
import { parseAccounts } from './parse-accounts.ts';
import { LOGIN_WAYS, type LoginWay } from '../model/login-way.ts';
import type { TlsWay } from '../model/tls.ts';
import { parseTls } from './parse-tls.ts';
import { freePort } from '../wire/free-port.ts';
import { reasonOf } from './system-error.ts';
import { DEFAULT_TIMEOUT_MS, type TlsSettings } from './run-settings.ts';

/** Where the server is and how to get in. */
export interface Access {
  readonly host: string;
  readonly port: number;
  readonly tls: TlsSettings;
  readonly accounts: readonly Account[];
  readonly login: LoginWay | null;
  readonly timeoutMs: number;
}

/** Reads everything about the server; where there are mistakes the values stand for nothing. */
export async function parseAccess(
  target: string | undefined,
  values: AccessOptionValues,
  mistakes: Mistakes,
): Promise<Access> {
  const { host, port: given } = targetOf(target, values, mistakes);
  const port = given === 0 ? await portFor(host, mistakes) : given;
  const tls = await parseTls(values, port, mistakes);
  return {
    host,
    port: port ?? defaultPort(tls.way),
    tls,
    accounts: await parseAccounts(values, mistakes),
    login: values.login === undefined ? null : mistakes.keep(parseChoice(values.login, LOGIN)),
    timeoutMs: mistakes.keep(parseDuration(values.timeout)) ?? DEFAULT_TIMEOUT_MS,
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

const NOWHERE: NamedTarget = { host: '', port: null };

function targetOf(target: string | undefined, values: AccessOptionValues, mistakes: Mistakes): NamedTarget {
  const named = target === undefined ? NOWHERE : (mistakes.keep(parseTarget(target)) ?? NOWHERE);
  const host = values.host === undefined ? null : mistakes.keep(parseHost(values.host));
  const port = values.port === undefined ? null : mistakes.keep(portOf(values.port, values));
  if (target === undefined && values.host === undefined)
    mistakes.add('no server to test: give HOST[:PORT] or --host HOST');
  if (target !== undefined && values.host !== undefined)
    mistakes.add('the server is given twice, as TARGET and with --host');
  if (named.port !== null && port !== null)
    mistakes.add('the port is given twice, in TARGET and with --port');
  return { host: host ?? named.host, port: port ?? named.port };
}

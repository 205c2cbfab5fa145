import { mistake, type Mistake } from '../mistake.ts';
import { parsePopUrl, type PopUrl } from './pop-url.ts';
import { parsePort } from './port.ts';

/** The server under test as the user named it. */
export interface NamedTarget {
  readonly host: string;
  /** Null when none was named. */
  readonly port: number | null;
  /** What a URL may say beside; null when it does not. */
  readonly tls: PopUrl['tls'];
  readonly user: PopUrl['user'];
  readonly login: PopUrl['login'];
}

/** `host`, `host:port`, `[IPv6]`, `[IPv6]:port`, or a POP URL (see pop-url.ts). */
export function parseTarget(text: string): NamedTarget | Mistake {
  if (text.includes('://')) return parseUrl(text);
  // What stands before an @ may be a password: it is not repeated.
  if (text.includes('@')) return mistake('a target with a user is a URL, as in pop://USER@HOST:110');
  const place = parseHostport(text);
  return 'kind' in place ? place : { ...place, tls: null, user: null, login: null };
}

function parseUrl(text: string): NamedTarget | Mistake {
  const url = parsePopUrl(text);
  if ('kind' in url) return url;
  const { hostport, ...rest } = url;
  const place = parseHostport(hostport);
  return 'kind' in place ? place : { ...place, ...rest };
}

function parseHostport(text: string): Place | Mistake {
  const bracketed = /^\[([0-9a-fA-F:.]+(?:%[\w.-]+)?)\](?::(.*))?$/s.exec(text);
  if (bracketed !== null) return withPort(bracketed[1] ?? '', bracketed[2]);
  const colons = text.split(':').length - 1;
  if (colons > 1) return mistake(`target "${text}": an IPv6 address stands in brackets, as in [::1]:110`);
  const [name = '', port] = text.split(':');
  const host = parseHost(name);
  return typeof host === 'string' ? withPort(host, port) : mistake(`target "${text}": ${host.message}`);
}

type Place = Pick<NamedTarget, 'host' | 'port'>;

/** A host name or an address, with or without the brackets of an IPv6 address. */
export function parseHost(text: string): string | Mistake {
  const address = /^\[?([0-9a-fA-F:.]*:[0-9a-fA-F:.]*(?:%[\w.-]+)?)\]?$/.exec(text)?.[1];
  if (address !== undefined) return address;
  if (text === '') return mistake('the host is missing');
  return /^[\p{L}\p{N}._-]+$/u.test(text) ? text : mistake(`"${text}" is not a host name or address`);
}

function withPort(host: string, text: string | undefined): Place | Mistake {
  if (text === undefined) return { host, port: null };
  const port = parsePort(text);
  return typeof port === 'number' ? { host, port } : port;
}

/** True for addresses that cannot leave this machine. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

import { REDACTED } from '../wire/redaction.ts';
import { provisionProblem, type ProvisionProblem } from './provisioner.ts';

/** A server that takes messages, as a URL names it. */
export interface ServerUrl {
  readonly kind: 'server-url';
  /** `smtp`, `smtps`, `lmtp`, `imap`, `imaps`. */
  readonly scheme: string;
  readonly host: string;
  readonly port: number;
  /** What stands before the `@`, decoded; null when there is none. */
  readonly user: string | null;
  readonly password: string | null;
  /** How the connection comes under TLS: `when-offered` by STARTTLS, if the server has it. */
  readonly tls: 'implicit' | 'always' | 'never' | 'when-offered';
  /** `any`: whatever is wrong with the certificate. */
  readonly certificate: 'trusted' | 'any';
  /** The other options behind the question mark. */
  readonly options: ReadonlyMap<string, string>;
  /** The URL as it may be shown: without a password. */
  readonly shown: string;
}

/** Ports that are assigned to the schemes; LMTP has none, 24 is its custom (RFC 2033 §5 rules out 25). */
const PORTS: Readonly<Record<string, number>> = { smtp: 25, smtps: 465, lmtp: 24, imap: 143, imaps: 993 };

/** Options that every scheme knows. */
const COMMON = ['starttls', 'insecure'] as const;

/** Reads a URL; `known` are the options that its scheme knows beside those for TLS. All that is wrong is told at once. */
export function parseServerUrl(text: string, known: readonly string[]): ServerUrl | ProvisionProblem {
  const shown = withoutUrlPassword(text);
  const url = parsed(text);
  if (url === null) {
    return provisionProblem(
      `${shown} is no URL: write SCHEME://HOST:PORT or SCHEME://USER:PASSWORD@HOST:PORT, and @, : and / in a name or ` +
        'password as %40, %3A and %2F',
    );
  }
  const scheme = url.protocol.slice(0, -1);
  const options = new Map(url.searchParams);
  const wrong = mistakesIn(url, { scheme, options, known: [...known, ...COMMON] });
  if (wrong.length > 0) return provisionProblem(`${shown}: ${wrong.join('; ')}`);
  return {
    kind: 'server-url',
    scheme,
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: Number(url.port === '' ? PORTS[scheme] : url.port),
    user: url.username === '' ? null : decodeURIComponent(url.username),
    password: url.password === '' ? null : decodeURIComponent(url.password),
    tls: tlsOf(scheme, options.get('starttls')),
    certificate: options.has('insecure') ? 'any' : 'trusted',
    options,
    shown,
  };
}

/** A text with the passwords of URLs replaced: where a URL is malformed, with all that may be one. */
export function withoutUrlPassword(text: string): string {
  const start = /^(?:--?[\w-]+=)?[a-z][a-z0-9+.-]*:\/\//i.exec(text)?.[0];
  if (start === undefined) return text;
  const scheme = start.replace(/^--?[\w-]+=/, '');
  const rest = text.slice(start.length);
  const authority = /^[^/?#]*/.exec(rest)?.[0] ?? '';
  // An unescaped / in a password ends what a URL calls its authority: then all up to the last @ may belong to it.
  const end = (parsed(scheme + rest) === null ? rest : authority).lastIndexOf('@');
  if (end < 0) return text;
  const colon = rest.slice(0, end).indexOf(':');
  return colon < 0 ? text : `${start}${rest.slice(0, colon)}:${REDACTED}${rest.slice(end)}`;
}

function parsed(text: string): URL | null {
  try {
    const url = new URL(text);
    decodeURIComponent(url.username + url.password);
    return url;
  } catch {
    return null;
  }
}

interface Parts {
  readonly scheme: string;
  readonly options: ReadonlyMap<string, string>;
  readonly known: readonly string[];
}

function mistakesIn(url: URL, { scheme, options, known }: Parts): readonly string[] {
  const unknown = [...options.keys()].filter((name) => !known.includes(name));
  const starttls = options.get('starttls') ?? 'always';
  const isOver = scheme.endsWith('s') && options.has('starttls');
  return [
    ...(url.hostname === '' ? ['the host is missing'] : []),
    ...(url.port === '0' ? ['the port is 0'] : []),
    ...(url.pathname === '' || url.pathname === '/' ? [] : [`${url.pathname} behind the host means nothing`]),
    ...(url.hash === '' ? [] : ['# has to be written as %23']),
    ...(url.username === '' && url.password !== '' ? ['there is a password and no user'] : []),
    ...unknown.map((name) => `there is no option ${JSON.stringify(name)} (known: ${known.join(', ')})`),
    ...(['always', 'never'].includes(starttls) ? [] : ['starttls is always or never']),
    ...(isOver ? [`${scheme} is under TLS from the first octet, so that starttls means nothing`] : []),
  ];
}

function tlsOf(scheme: string, starttls: string | undefined): ServerUrl['tls'] {
  if (scheme.endsWith('s')) return 'implicit';
  return starttls === 'always' || starttls === 'never' ? starttls : 'when-offered';
}

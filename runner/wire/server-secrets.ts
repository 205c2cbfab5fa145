import type { Span } from './span.ts';

/** A challenge, or what some servers send with their success. */
const CHALLENGE = /(?<=^\+(?:OK)?[ \t]+)[A-Za-z0-9+/]{32,}={0,2}(?=\r?$)/gim;

/**
 * What a server's octets (Latin-1) give away of a password: the last message of SCRAM, whose signature lets anybody who saw
 * the rest of the exchange try out passwords (RFC 5802 §3).
 */
export function serverSecretsIn(text: string): readonly Span[] {
  return Array.from(text.matchAll(CHALLENGE), ({ 0: found, index }) => ({
    from: index,
    to: index + found.length,
  })).filter(({ from, to }) =>
    /(?:^|,)v=/.test(Buffer.from(text.slice(from, to), 'base64').toString('latin1')),
  );
}

import type { Span } from './span.ts';

/** What a client's octets (Latin-1) give away by their position. */
export interface ClientSecrets {
  /** Arguments of PASS, digests of APOP, responses of AUTH exchanges: not to be shown. */
  readonly spans: readonly Span[];
  /** Those of them that are derived from a secret, not made up to be refused: not to be shown wherever they turn up. */
  readonly derived: readonly string[];
}

/** Finds them in all that one session sent, commands that came in pieces or in one batch included. */
export function clientSecretsIn(text: string): ClientSecrets {
  const spans: Span[] = [];
  const derived: string[] = [];
  let isInAuth = false;
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) {
    const secret = secretOf(line, isInAuth);
    isInAuth = AUTH.test(line) || (isInAuth && secret !== null);
    if (secret === null) continue;
    spans.push({ from: index + line.length - secret.text.length, to: index + line.length });
    if (secret.isDerived) derived.push(...[secret.text].filter(isLong), ...withinBase64(secret.text));
  }
  return { spans, derived };
}

/** Shortest derived secret that is looked for everywhere: a digest has 32 characters, and words must stay readable. */
const SHORTEST_DERIVED = 12;

function isLong(derived: string): boolean {
  return derived.length >= SHORTEST_DERIVED;
}

/**
 * What lets anybody try out passwords in a response of an exchange: the digest of CRAM-MD5 (RFC 2195 §2), the proof of SCRAM (RFC
 * 5802 §7).
 */
function withinBase64(response: string): readonly string[] {
  const text = Buffer.from(response, 'base64').toString('latin1');
  return [
    /(?<= )[0-9a-f]{8,32}$/i.exec(text)?.[0] ?? [],
    /(?<=,p=)[A-Za-z0-9+/]{8,}=*$/.exec(text)?.[0] ?? [],
  ].flat();
}

// RFC 1939 §7 (PASS, APOP), RFC 5034 §4 (AUTH with an initial response, and the lines that go on with it).
const PASS = /^[ \t]*PASS[ \t]+(.+)$/is;
const APOP = /^[ \t]*APOP[ \t]+\S+[ \t]+(.+)$/is;
const AUTH = /^[ \t]*AUTH[ \t]+\S/i;
const AUTH_RESPONSE = /^[ \t]*AUTH[ \t]+\S+[ \t]+(.+)$/is;
const BASE64_LINE = /^([A-Za-z0-9+/]+={0,2})$/;
const COMMAND = /^(?:QUIT|STAT|LIST|RETR|DELE|NOOP|RSET|TOP|UIDL|USER|CAPA|STLS|UTF8|LANG)$/i;

/** The secret at the end of a line, if it has one. */
function secretOf(
  line: string,
  isInAuth: boolean,
): { readonly text: string; readonly isDerived: boolean } | null {
  const password = PASS.exec(line)?.[1];
  if (password !== undefined) return { text: password, isDerived: false };
  const response = APOP.exec(line)?.[1] ?? AUTH_RESPONSE.exec(line)?.[1];
  if (response !== undefined) return { text: response, isDerived: true };
  if (!isInAuth || COMMAND.test(line) || !BASE64_LINE.test(line)) return null;
  return { text: line, isDerived: true };
}

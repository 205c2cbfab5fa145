import { REDACTED, type Secret } from '../model/secret.ts';
import { base64FormsOf, plainFormsOf, SHORTEST } from './secret-forms.ts';
import { merged, type Span, withMarks } from './span.ts';
import { wordPlaces } from './word-places.ts';

/** Knows a run's secrets, and takes them out of any text. Pure. */
export interface Redactor {
  /** Where in the text secrets stand. */
  readonly spans: (text: string) => readonly Span[];
  /** The text with each secret replaced. */
  readonly text: (text: string) => string;
}

/**
 * A redactor for these secrets: finds each of four or more characters in every form that secret-forms.ts knows, base64 of
 * longer texts included; shorter ones and words where word-places.ts says; and the digest of an APOP command, the proof and
 * the signature of a SCRAM exchange whatever they were made from.
 */
export function createRedactor(secrets: readonly Secret[]): Redactor {
  const texts = secrets.filter((secret) => typeof secret === 'string').filter(isDistinctive);
  const words = secrets.map((secret) => (typeof secret === 'string' ? secret : secret.word));
  const plain = [...new Set(texts.flatMap(plainFormsOf))];
  const base64 = [...new Set(texts.flatMap(base64FormsOf))];
  const seekWords = wordPlaces(words.filter((word) => !texts.includes(word)));
  const spans = (text: string): readonly Span[] =>
    merged([
      ...placesOf(plain, text),
      ...placesOf(base64, text).map((span) => wholeToken(text, span)),
      ...matchesOf(APOP_DIGEST, text),
      ...matchesOf(SCRAM_PROOF, text),
      ...seekWords(text),
    ]);
  return {
    spans,
    text: (text) => withMarks(text, { from: 0, to: text.length }, { spans: spans(text), mark: REDACTED }),
  };
}

function isDistinctive(secret: string): boolean {
  return secret.length >= SHORTEST;
}

/** RFC 1939 §7; the digits behind the name, in a command as in a sentence about it; the first of them tell enough to guess by. */
const APOP_DIGEST = /(?<=\bAPOP[ \t]+[^\s]{1,255}[ \t]+)[0-9a-f]{8,32}\b/gi;

/**
 * RFC 5802 §7: proof of the client or signature of the server, of SHA-1 or more. With the rest of the exchange either of them
 * lets anybody try out passwords.
 */
const SCRAM_PROOF = /(?<=\b[pv]=)[A-Za-z0-9+/]{27,}={0,2}/g;

/** Everywhere that any of these stands, overlapping ones included. */
function placesOf(sought: readonly string[], text: string): readonly Span[] {
  const spans: Span[] = [];
  for (const form of sought) {
    for (let at = text.indexOf(form); at !== -1; at = text.indexOf(form, at + 1)) {
      spans.push({ from: at, to: at + form.length });
    }
  }
  return spans;
}

function matchesOf(pattern: RegExp, text: string): readonly Span[] {
  return Array.from(text.matchAll(pattern), ({ 0: found, index }) => ({
    from: index,
    to: index + found.length,
  }));
}

/** The base64 text around a part of it: what is left of it would still tell of the secret's neighbours and edges. */
function wholeToken(text: string, span: Span): Span {
  let { from, to } = span;
  while (from > 0 && BASE64.test(text.charAt(from - 1))) from--;
  while (to < text.length && BASE64.test(text.charAt(to))) to++;
  while (text.charAt(to) === '=') to++;
  return { from, to };
}

const BASE64 = /[A-Za-z0-9+/]/;

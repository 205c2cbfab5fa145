import { base64FormsOf, plainFormsOf } from './secret-forms.ts';
import { merged, type Span, withMarks } from './span.ts';

/** What stands in place of a secret. */
export const REDACTED: string = '[secret]';

/** Knows a run's secrets, and takes them out of any text. Pure. */
export interface Redactor {
  /** Where in the text secrets stand. */
  readonly spans: (text: string) => readonly Span[];
  /** The text with each secret replaced. */
  readonly text: (text: string) => string;
}

/**
 * A redactor for these secrets: finds each of four or more characters in every form that secret-forms.ts knows, base64 of
 * longer texts included, and the digest of an APOP command whatever it was made from.
 */
export function createRedactor(secrets: readonly string[]): Redactor {
  const plain = [...new Set(secrets.flatMap(plainFormsOf))];
  const base64 = [...new Set(secrets.flatMap(base64FormsOf))];
  const spans = (text: string): readonly Span[] =>
    merged([
      ...placesOf(plain, text),
      ...placesOf(base64, text).map((span) => wholeToken(text, span)),
      ...apopDigests(text),
    ]);
  return {
    spans,
    text: (text) => withMarks(text, { from: 0, to: text.length }, { spans: spans(text), mark: REDACTED }),
  };
}

/** RFC 1939 §7; the digits behind the name, in a command as in a sentence about it. */
const APOP_DIGEST = /(?<=\bAPOP[ \t]+[^\s]{1,255}[ \t]+)[0-9a-f]{32}\b/gi;

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

function apopDigests(text: string): readonly Span[] {
  return Array.from(text.matchAll(APOP_DIGEST), ({ 0: digest, index }) => ({
    from: index,
    to: index + digest.length,
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

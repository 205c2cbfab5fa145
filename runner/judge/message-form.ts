import type { FixtureMessage, MessageHazard } from '../model/message.ts';
import { latin1 } from '../pop3/encode.ts';

const CRLF = '\r\n';

/**
 * All forms in which a message may legally arrive, one octet per character, the plainest first: its octets with a line
 * end added to a last line that has none (RFC 1939 §3), and what a store may make of a lone CR or LF, or of NUL.
 */
export function legalForms({ octets, hazards }: FixtureMessage): readonly string[] {
  let forms: readonly string[] = [latin1(octets)];
  for (const hazard of hazards) forms = forms.flatMap((form) => variants(form, hazard));
  return [...new Set(forms.map(ended))];
}

/** Octets that RETR sends of this text: its own, and CRLF for a last line without one. */
function ended(text: string): string {
  return text === '' || text.endsWith(CRLF) ? text : text + CRLF;
}

/**
 * Whether these octets can be what a delivery path puts in front of a message: whole header fields and nothing else, such
 * as Return-Path and Received (RFC 5321 §4.4).
 */
export function areHeaderFields(octets: string): boolean {
  return octets.length === headerFieldsAtStart(octets).length;
}

/** The whole header fields that a text begins with. */
export function headerFieldsAtStart(text: string): string {
  return /^(?:[!-9;-~]+[ \t]*:[^\n]*\r\n(?:[ \t][^\n]*\r\n)*)*/.exec(text)?.[0] ?? '';
}

function variants(text: string, hazard: MessageHazard): readonly string[] {
  switch (hazard) {
    case 'bare-lf':
      return [text, text.replace(/(?<!\r)\n/g, CRLF)];
    case 'bare-cr':
      return [text, text.replace(/\r(?!\n)/g, CRLF), text.replace(/\r(?!\n)/g, '')];
    case 'nul':
      return [text, text.replaceAll('\0', '')];
    case 'from-lines':
      return [text, ...quotings(text)];
    case 'no-final-eol':
    case 'eight-bit':
    case 'long-lines':
      return [text];
  }
}

/** What mbox files make of lines that begin with `From `: quoted once, quoted once more, or the quoting taken off. */
function quotings(text: string): readonly string[] {
  return [
    text.replace(/^From /gm, '>From '),
    text.replace(/^>*From /gm, '>$&'),
    text.replace(/^>From /gm, 'From '),
  ];
}

/**
 * The forms in which TOP may send the first `count` lines of a body: header, blank line, lines. A message without a body
 * may come with the blank line or without (RFC 1939 §7 speaks of the line "separating the headers from the body" as if
 * there always were both). A store that keeps a lone LF may count it as a line end or not.
 */
export function topForms(form: string, count: number): readonly string[] {
  const separator = blankLineAt(form);
  if (separator < 0) return [form, form + CRLF];
  const bodyStart = separator + CRLF.length;
  if (bodyStart === form.length) return [form, form.slice(0, separator)];
  const ends = [
    lineEndAfter(form, bodyStart, { count, lineEnd: CRLF }),
    lineEndAfter(form, bodyStart, { count, lineEnd: '\n' }),
  ];
  return [...new Set(ends.map((end) => ended(form.slice(0, end))))];
}

/** Where the blank line between header and body begins; -1 when there is none. */
function blankLineAt(form: string): number {
  if (form.startsWith(CRLF)) return 0;
  const at = form.indexOf(CRLF + CRLF);
  return at < 0 ? -1 : at + CRLF.length;
}

function lineEndAfter(form: string, start: number, wanted: { count: number; lineEnd: string }): number {
  let end = start;
  for (let line = 0; line < wanted.count && end < form.length; line++) {
    const at = form.indexOf(wanted.lineEnd, end);
    end = at < 0 ? form.length : at + wanted.lineEnd.length;
  }
  return end;
}

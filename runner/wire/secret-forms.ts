import { printableText } from '../model/printable.ts';
import { latin1 } from '../pop3/encode.ts';
import { fullWidth, overlong } from '../pop3/letter-forms.ts';

/** Shortest secret that is looked for everywhere, in characters; a shorter one would blot out half of every report. */
export const SHORTEST = 4;

/**
 * The ways in which a secret may stand in a text: as it is, in upper or lower case (servers echo commands so), as UTF-8
 * octets held one per character, printable (see printable.ts), as a JSON string, both of these one after the other,
 * percent-encoded, with the escapes of markup, or in the forms of its letters that suites send.
 */
export function plainFormsOf(secret: string): readonly string[] {
  const octets = Buffer.from(secret, 'utf8');
  const shown = printableText(latin1(octets), Number.POSITIVE_INFINITY);
  const cases = [secret, secret.toUpperCase(), secret.toLowerCase()];
  return [
    ...cases,
    ...cases.map((text) => latin1(Buffer.from(text, 'utf8'))),
    shown,
    jsonEscaped(secret),
    jsonEscaped(shown),
    printableText(latin1(Buffer.from(jsonEscaped(secret), 'utf8')), Number.POSITIVE_INFINITY),
    ...markupEscaped(secret),
    ...percentEncoded(octets),
    ...inOtherLetters(secret),
  ];
}

function inOtherLetters(secret: string): readonly string[] {
  const wide = fullWidth(secret);
  const onTheWire = [latin1(Buffer.from(wide, 'utf8')), overlong(secret)];
  return [wide, ...onTheWire, ...onTheWire.map((each) => printableText(each, Number.POSITIVE_INFINITY))];
}

/**
 * What base64 of any text holds that contains the secret: one form for each of the three ways in which the secret can
 * fall on base64's groups of three octets, without the characters that its neighbours have a part in.
 */
export function base64FormsOf(secret: string): readonly string[] {
  const octets = Buffer.from(secret, 'utf8');
  return [0, 1, 2].map((before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), octets]).toString('base64');
    const wholeFrom = Math.ceil((before * 8) / 6);
    const wholeTo = Math.floor(((before + octets.length) * 8) / 6);
    return encoded.slice(wholeFrom, wholeTo);
  });
}

function jsonEscaped(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** As in XML and HTML; of the apostrophe both know a number, and XML a name. */
function markupEscaped(secret: string): readonly string[] {
  const escaped = secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const quoted = escaped.replaceAll('"', '&quot;');
  return [escaped, quoted, quoted.replaceAll("'", '&#39;'), quoted.replaceAll("'", '&apos;')];
}

/** RFC 3986 §2.1 and §2.3; in both cases of the digits, and with the form encoding's plus for a space. */
function percentEncoded(octets: Uint8Array): readonly string[] {
  const upper = Array.from(octets, percentOctet).join('');
  const lower = upper.replace(/%../g, (triplet) => triplet.toLowerCase());
  return [
    upper,
    lower,
    upper.replaceAll('%20', '+'),
    encodeURIComponent(Buffer.from(octets).toString('utf8')),
  ];
}

function percentOctet(octet: number): string {
  const character = String.fromCharCode(octet);
  if (/[\w.~-]/.test(character)) return character;
  return `%${octet.toString(16).toUpperCase().padStart(2, '0')}`;
}

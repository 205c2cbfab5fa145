/** Longest text that `printable` returns before it cuts, in characters; a screenful. */
const PRINTABLE_LIMIT = 400;

/**
 * Octets as a person reads them: printable ASCII as it is, CR LF TAB NUL and the backslash as C escapes, everything else
 * as `\xNN`. Safe in every terminal and every report. Cut with an ellipsis and the number of octets left out.
 */
export function printable(octets: Uint8Array, limit: number = PRINTABLE_LIMIT): string {
  let text = '';
  let index = 0;
  for (; index < octets.length && text.length < limit; index++) text += printableOctet(octets[index] ?? 0);
  const rest = octets.length - index;
  return rest === 0 ? text : `${text}… (${rest} more octets)`;
}

/** The same for octets held one per character (Latin-1). */
export function printableText(text: string, limit: number = PRINTABLE_LIMIT): string {
  return printable(
    Uint8Array.from(text, (character) => character.charCodeAt(0) & 0xff),
    limit,
  );
}

function printableOctet(octet: number): string {
  const escape = ESCAPES.get(octet);
  if (escape !== undefined) return escape;
  if (octet >= 0x20 && octet <= 0x7e) return String.fromCharCode(octet);
  return `\\x${octet.toString(16).padStart(2, '0')}`;
}

const ESCAPES: ReadonlyMap<number, string> = new Map([
  [0x00, '\\0'],
  [0x09, '\\t'],
  [0x0a, '\\n'],
  [0x0d, '\\r'],
  [0x5c, '\\\\'],
]);

/**
 * Text that may come from a hostile server, as a person can safely look at it anywhere: control characters, characters
 * that turn the direction of writing or have no width, lone surrogates and noncharacters become visible escapes. What
 * comes out is also valid in XML.
 */
export function legible(text: string): string {
  return text.replace(HIDDEN, escape);
}

/** The same, with line feeds kept: for text that has lines of its own. */
export function legibleLines(text: string): string {
  return text.split('\n').map(legible).join('\n');
}

/** Cut to a number of characters, with a note of how many were left out. Never cuts a surrogate pair in two. */
export function clipped(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const end = isHighSurrogate(text.charCodeAt(limit - 1)) ? limit - 1 : limit;
  return `${text.slice(0, end)}… (${text.length - end} more characters)`;
}

const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/gu;

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\0', '\\0'],
  ['\t', '\\t'],
  ['\n', '\\n'],
  ['\r', '\\r'],
]);

function escape(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16);
  return ESCAPES.get(character) ?? (code <= 0xff ? `\\x${hex.padStart(2, '0')}` : `\\u{${hex}}`);
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

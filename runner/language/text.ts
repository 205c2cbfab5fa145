/** Where octets that are no UTF-8 go: U+DC80 to U+DCFF, lone surrogates, which no valid UTF-8 decodes to. */
const LONE_SURROGATES = 0xdc00;
const LONE_SURROGATE = /[\udc80-\udcff]/u;

/**
 * Octets as text, without loss: UTF-8 where they are that, and otherwise every octet above 127 as a lone surrogate. What a
 * server sent can thus be bound, compared and sent back unchanged, whatever its encoding.
 */
export function textOf(octets: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(octets);
  } catch {
    return Array.from(octets, (octet) =>
      String.fromCharCode(octet + (octet > 0x7f ? LONE_SURROGATES : 0)),
    ).join('');
  }
}

/** Whether a text came from valid UTF-8 (RFC 3629): from anything else `textOf` makes lone surrogates. */
export function isUtf8(text: string): boolean {
  return !LONE_SURROGATE.test(text);
}

/** The octets of a text: UTF-8, and for what `textOf` could not decode the octets that it came from. */
export function octetsOf(text: string): Uint8Array {
  if (!LONE_SURROGATE.test(text)) return Buffer.from(text, 'utf8');
  return Buffer.concat(Array.from(text, octetsOfCharacter));
}

function octetsOfCharacter(character: string): Uint8Array {
  const isOctet = LONE_SURROGATE.test(character);
  return isOctet ? Uint8Array.of(character.charCodeAt(0) - LONE_SURROGATES) : Buffer.from(character, 'utf8');
}

/** The printable ASCII of a text in the full-width letters of Unicode, which name preparation maps back (RFC 4013). */
export function fullWidth(text: string): string {
  return text.replaceAll(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + TO_FULL_WIDTH));
}

/** From U+0021 to U+FF01. */
const TO_FULL_WIDTH = 0xfee0;

/**
 * The ASCII letters of a text in two octets each, one a character: forms that RFC 3629 §3 forbids, since they are how
 * names were smuggled past checks. For exact octets.
 */
export function overlong(text: string): string {
  return text.replaceAll(/[\0-\x7f]/g, (letter) => {
    const code = letter.charCodeAt(0);
    return String.fromCharCode(0xc0 | (code >> 6), 0x80 | (code & 0x3f));
  });
}

/** `RFC1939` as people write it, `RFC 1939`; a catalogue that is no RFC by its own name: `SECURITY` is `Security`. */
export function rfcName(rfc: string): string {
  if (/^RFC\d/.test(rfc)) return `RFC ${rfc.slice('RFC'.length)}`;
  return `${rfc.slice(0, 1)}${rfc.slice(1).toLowerCase()}`;
}

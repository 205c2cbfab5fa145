const CR = 0x0d;
const LF = 0x0a;

/**
 * The octets with every CRLF as a single LF: how a message is kept on a Unix machine. A lone LF and a lone CR stay as
 * they are. For a message with the hazard `bare-lf` this means that its lone LF can no longer be told from a line end,
 * and every server rightly sends it as CRLF; a lone CR reaches the server untouched. Two CRs before a LF leave one.
 */
export function unixLines(octets: Uint8Array): Uint8Array {
  const kept = new Uint8Array(octets.length);
  let length = 0;
  for (let at = 0; at < octets.length; at++) {
    const octet = octets[at] ?? 0;
    if (octet !== CR || octets[at + 1] !== LF) kept[length++] = octet;
  }
  return kept.subarray(0, length);
}

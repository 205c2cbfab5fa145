/** A command line as it goes over the wire: UTF-8, ended by CRLF (RFC 1939 §3). Whatever the line holds is kept. */
export function encodeCommand(line: string): Uint8Array {
  return Buffer.from(`${line}\r\n`, 'utf8');
}

/** Exact octets, one per character; characters above U+00FF are a mistake of the caller and lose their upper bits. */
export function encodeRaw(text: string): Uint8Array {
  return Buffer.from(text, 'latin1');
}

/** The way back: one character per octet, never failing, whatever the octets are. */
export function latin1(octets: Uint8Array): string {
  return Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength).toString('latin1');
}

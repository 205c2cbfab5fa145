/** RFC 4648 §4, with its padding and without line breaks: what RFC 5034 §4 lets stand in an AUTH exchange. */
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** The octets as base64. */
export function toBase64(octets: Uint8Array): string {
  return Buffer.from(octets).toString('base64');
}

/** The octets that a base64 text stands for; null when it is none. */
export function fromBase64(text: string): Uint8Array | null {
  return BASE64.test(text) ? Buffer.from(text, 'base64') : null;
}

/**
 * A multi-line response written straight from RFC 1939 §3, for the laws that the parser is held to: a line that begins
 * with the termination octet gets one more in front, and a line that is nothing but it ends the response.
 */
export function stuff(content: string): string {
  const ended = content === '' || content.endsWith('\r\n') ? content : `${content}\r\n`;
  const lines = ended === '' ? [] : ended.slice(0, -2).split('\r\n');
  return [...lines.map((line) => (line.startsWith('.') ? `.${line}` : line)), '.']
    .map((line) => `${line}\r\n`)
    .join('');
}

/** Cuts octets at the given places, which may lie anywhere. */
export function cutAt(octets: Uint8Array, places: readonly number[]): readonly Uint8Array[] {
  const borders = [...new Set(places.map((place) => place % (octets.length + 1)))].toSorted((a, b) => a - b);
  return [...borders, octets.length].map((to, index) => octets.subarray(borders[index - 1] ?? 0, to));
}

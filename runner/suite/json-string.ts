/** Offset in the source at which the given character of a JSON string stands; the string begins at `start`, quote included. */
export function offsetInString(source: string, start: number, character: number): number {
  let at = start + 1;
  for (let count = 0; count < character && source.charAt(at) !== '"'; count++) at += widthAt(source, at);
  return at;
}

/** Characters of source that one character of the string takes. */
function widthAt(source: string, at: number): number {
  if (source.charAt(at) !== '\\') return 1;
  return source.charAt(at + 1) === 'u' ? 6 : 2;
}

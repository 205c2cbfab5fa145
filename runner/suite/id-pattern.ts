/**
 * Whether an id is meant by what a user gave: the id itself, something above it (`rfc1939`, `rfc1939/stat`, a table), or a
 * glob in which `*` stands for anything and `?` for one character.
 */
export function isMeant(id: string, given: string): boolean {
  const pattern = given.replace(/\/+$/, '');
  if (!/[*?]/.test(pattern)) return id === pattern || id.startsWith(`${pattern}/`);
  return globExpression(pattern).test(id);
}

/** Whether any of them means the id. */
export function isMeantByAny(id: string, given: readonly string[]): boolean {
  return given.some((each) => isMeant(id, each));
}

function globExpression(glob: string): RegExp {
  const escaped = glob.replaceAll(/[.+^${}()|[\]\\]/g, '\\$&');
  // Several stars in a row mean what one does, and would only make matching slow.
  const source = escaped.replaceAll(/\*+/g, '[^]*').replaceAll('?', '[^]');
  return new RegExp(`^${source}(?:/[^]*)?$`);
}

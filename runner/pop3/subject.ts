/**
 * The Subject of a message (RFC 5322 §3.6.5), unfolded (§2.2.3) and without blanks around it; null when its header has none.
 * Encoded words (RFC 2047) stay as they are. What stands behind the header may be there or not.
 */
export function subjectIn(octets: Uint8Array): string | null {
  const text = Buffer.from(octets).toString('utf8');
  const [header = ''] = text.split(/^\r?\n|\n\r?\n/, 1);
  const unfolded = header.replaceAll(/\r?\n(?=[ \t])/g, '');
  const [, subject] = /^Subject[ \t]*:(.*)$/im.exec(unfolded) ?? [];
  return subject?.trim() ?? null;
}

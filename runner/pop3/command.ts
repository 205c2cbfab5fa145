/** The upper-case keyword of a command line, without its arguments; empty when the line begins with none. */
export function keywordOf(line: string): string {
  return (/^[!-~]*/.exec(line)?.[0] ?? '').toUpperCase();
}

/** Whether a positive reply to this command line is multi-line, going by its keyword and whether arguments follow. */
export function isMultiLineCommand(line: string): boolean {
  const keyword = keywordOf(line);
  if (MULTI_LINE.has(keyword)) return true;
  return MULTI_LINE_WITHOUT_ARGUMENT.has(keyword) && line.slice(keyword.length).trim() === '';
}

/** RFC 1939 §5 and §7, RFC 2449 §5. */
const MULTI_LINE: ReadonlySet<string> = new Set(['RETR', 'TOP', 'CAPA']);

/**
 * LIST and UIDL: RFC 1939 §5 and §7; LANG: RFC 6856 §3. No RFC defines AUTH alone, but servers that answer it
 * positively list their mechanisms.
 */
const MULTI_LINE_WITHOUT_ARGUMENT: ReadonlySet<string> = new Set(['LIST', 'UIDL', 'LANG', 'AUTH']);

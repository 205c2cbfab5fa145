/** A word as a POSIX shell reads it back: bare when nothing in it means anything to a shell, else in single quotes. */
export function shellQuote(word: string): string {
  return /^[A-Za-z0-9_@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** A command line of these words. */
export function shellLine(words: readonly string[]): string {
  return words.map(shellQuote).join(' ');
}

/**
 * The words of a command line that quotes with single quotes, double quotes or backslashes, as `shellLine` and most
 * people write them; null when a quote is left open. Nothing is expanded.
 */
export function shellWords(line: string): readonly string[] | null {
  const words: string[] = [];
  let rest = line.trim();
  while (rest !== '') {
    const word = /^(?:'[^']*'|"(?:[^"\\]|\\[^])*"|\\[^]|[^\s'"\\])+/.exec(rest)?.[0];
    if (word === undefined) return null;
    words.push(unquoted(word));
    rest = rest.slice(word.length);
    if (rest !== '' && !/^\s/.test(rest)) return null;
    rest = rest.trim();
  }
  return words;
}

function unquoted(word: string): string {
  return word.replace(/'[^']*'|"(?:[^"\\]|\\[^])*"|\\[^]/g, (part) => {
    if (part.startsWith("'")) return part.slice(1, -1);
    return part.startsWith('"') ? part.slice(1, -1).replace(/\\(["\\$`])/g, '$1') : part.slice(1);
  });
}

/**
 * The text of a configuration with every line emptied that may hold a secret, so that complaints can show the others. Goes by
 * the look of things, since what is complained about may be no JSON at all, and empties a line too many rather than one too
 * few: a text with a colon in it may be USER:PASSWORD, a word without quotes a part of one, and whatever stands under a name
 * like "password" is one, until a `known` name tells that something else begins.
 */
export function withoutSecretLines(text: string, known: ReadonlySet<string>): string {
  let name = '';
  const isSecret = (line: string): boolean => {
    let found = false;
    for (const { 0: token, index } of line.matchAll(TOKEN)) {
      const isName = /^\s*:/.test(line.slice(index + token.length));
      if (isName && (known.has(unquoted(token)) || !SECRET_NAME.test(name))) name = unquoted(token);
      else found ||= token.includes(':') || SECRET_NAME.test(name);
      found ||= !ORDINARY.test(token);
    }
    return found;
  };
  return text
    .split('\n')
    .map((line) => (isSecret(line) ? '' : line))
    .join('\n');
}

/** A string, also one that nobody closed, or a word or number without quotes. */
const TOKEN = /"(?:[^"\\]|\\.)*"?|[^\s"{}[\]:,]+/g;

/** What JSON holds. */
const ORDINARY = /^(?:"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false|null)$/;

/** Names of files and variables are no secrets. */
const SECRET_NAME = /^(?:account|.*(?:pass|secret|token)(?!.*(?:file|env)$).*)$/i;

function unquoted(token: string): string {
  return token.replaceAll('"', '');
}

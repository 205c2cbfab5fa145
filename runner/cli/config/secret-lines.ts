/**
 * The text of a configuration with every line emptied that may hold a secret, so that complaints can show the others. Goes by
 * the look of things, since what is complained about may be no JSON at all, and empties a line too many rather than one too
 * few: a text with a colon in it may be USER:PASSWORD, and whatever stands under a name like "password" is one.
 */
export function withoutSecretLines(text: string): string {
  const lines = text.split('\n');
  let name = '';
  return lines
    .map((line) => {
      let isSecret = false;
      for (const { 0: token, index } of line.matchAll(TOKEN)) {
        const isName = /^\s*:/.test(line.slice(index + token.length));
        if (isName) name = token;
        else isSecret ||= token.includes(':') || SECRET_NAME.test(name);
      }
      return isSecret ? '' : line;
    })
    .join('\n');
}

/** A string, also one that nobody closed, or a word or number without quotes. */
const TOKEN = /"(?:[^"\\]|\\.)*"?|[^\s"{}[\]:,]+/g;

/** Names of files and variables are no secrets. */
const SECRET_NAME = /^"?(?:account|.*(?:pass|secret|token)(?!.*(?:file|env)"?$).*)"?$/i;

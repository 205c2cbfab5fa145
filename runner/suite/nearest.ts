import { distance } from 'fastest-levenshtein';

/** The known name that was probably meant; null when none is near, since a wild guess misleads. */
export function nearest(name: string, known: Iterable<string>): string | null {
  let best: string | null = null;
  let bestDistance = toleratedDistance(name) + 1;
  for (const candidate of known) {
    const away = distanceBetween(name.toLowerCase(), candidate.toLowerCase());
    if (away < bestDistance) [best, bestDistance] = [candidate, away];
  }
  return best;
}

/** Letters that changed places are one slip of the fingers, though Levenshtein counts two. */
function distanceBetween(a: string, b: string): number {
  if (a.length === b.length && sorted(a) === sorted(b)) return a === b ? 0 : 1;
  return distance(a, b);
}

function sorted(word: string): string {
  return Array.from(word).sort().join('');
}

/** In a word of three letters two changes would fit anything. */
function toleratedDistance({ length }: string): number {
  return length <= 3 ? 1 : Math.max(2, Math.floor(length / 3));
}

/** `did you mean "x"?`, or else the names that are known, as far as they fit on a line. */
export function suggestion(name: string, known: readonly string[]): string | undefined {
  const meant = nearest(name, known);
  if (meant !== null) return `did you mean ${quoted(meant)}?`;
  if (known.length === 0 || known.length > LISTED_NAMES) return undefined;
  return `known here: ${known.map(quoted).join(', ')}`;
}

/** More names than these make a hint that nobody reads. */
const LISTED_NAMES = 14;

/** The name in double quotes, with control characters escaped, cut when it is very long. */
export function quoted(name: string): string {
  return JSON.stringify(name.length > QUOTED_LIMIT ? `${name.slice(0, QUOTED_LIMIT)}…` : name);
}

/** Longest piece of somebody's text that is repeated in a message, in characters. */
const QUOTED_LIMIT = 80;

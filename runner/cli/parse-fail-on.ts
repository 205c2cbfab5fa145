import type { Catalogue, Level } from '../model/requirement.ts';
import { quoted, suggestion } from '../suite/nearest.ts';
import { splitList } from './options/choice.ts';

/** What makes a run fail. */
export interface FailOn {
  /** The weakest level. */
  readonly failOn: Level;
  /** Catalogues scored apart that count all the same, as they are called: `SECURITY`. */
  readonly failOnApart: readonly string[];
}

const LEVEL_WORDS = ['must', 'should'] as const;

/** Reads `--fail-on`: a level, catalogues that are scored apart, or both, with commas between them. */
export function parseFailOn(value: string): FailOn {
  const words = splitList([value]).map((word) => word.toLowerCase());
  const isLevel = (word: string): boolean => LEVEL_WORDS.some((level) => level === word);
  return {
    failOn: words.includes('should') ? 'SHOULD' : 'MUST',
    failOnApart: [...new Set(words.filter((word) => !isLevel(word)).map((word) => word.toUpperCase()))],
  };
}

/** What is wrong with the names in it, which only the catalogues can tell. */
export function failOnProblems(
  catalogues: readonly Catalogue[],
  failOnApart: readonly string[],
): readonly string[] {
  const apart = catalogues.filter((catalogue) => catalogue.apart === true).map(({ rfc }) => rfc);
  const known = [...LEVEL_WORDS, ...apart.map((rfc) => rfc.toLowerCase())];
  return failOnApart
    .filter((name) => !apart.includes(name))
    .map((name) => {
      const word = name.toLowerCase();
      return [`--fail-on does not know ${quoted(word)}`, suggestion(word, known) ?? []].flat().join('; ');
    });
}

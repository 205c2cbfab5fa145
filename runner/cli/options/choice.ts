import { mistake, type Mistake } from '../mistake.ts';
import { quoted, suggestion } from '../../suite/nearest.ts';

/** An option whose value is one of a few words; upper and lower case alike. */
export interface Choice<Word extends string> {
  /** The option as the user writes it. */
  readonly option: string;
  readonly known: readonly Word[];
}

/** One of the known words. */
export function parseChoice<Word extends string>(
  text: string,
  { option, known }: Choice<Word>,
): Word | Mistake {
  const found = known.find((word) => word === text.toLowerCase());
  if (found !== undefined) return found;
  return mistake(
    [`${option} does not know ${quoted(text)}`, suggestion(text, known) ?? []].flat().join('; '),
  );
}

/** Words separated by commas, in one or several values: `--tag a,b --tag c`. */
export function splitList(values: readonly string[] = []): readonly string[] {
  return values.flatMap((value) => value.split(',')).map((word) => word.trim());
}

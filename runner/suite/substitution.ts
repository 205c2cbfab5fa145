import type { Row } from '../model/suite.ts';

/** A text with row parameters filled in, and where each stretch of it comes from. */
export interface Substituted {
  readonly text: string;
  readonly pieces: readonly Piece[];
}

/** A stretch of a substituted text. */
export interface Piece {
  /** Offsets in the substituted text. */
  readonly start: number;
  readonly end: number;
  /** Offset in the text as it is written. */
  readonly writtenAt: number;
  /** The row parameter whose value it is; null when it stands in the text itself. */
  readonly parameter: string | null;
}

/** `{{` and `}}` are literal braces and are left for the template; `{name}` may be a parameter. */
const PLACE = /\{\{|\}\}|\{([a-z][A-Za-z0-9]*)\}/g;

/** Fills in the parameters that the row has; every other brace stays as it is. */
export function substitute(written: string, row: Row): Substituted {
  const pieces: Piece[] = [];
  let text = '';
  const add = (addition: string, writtenAt: number, parameter: string | null): void => {
    if (addition === '' && parameter === null) return;
    pieces.push({ start: text.length, end: text.length + addition.length, writtenAt, parameter });
    text += addition;
  };
  let done = 0;
  for (const place of written.matchAll(PLACE)) {
    const name = place[1];
    if (name === undefined || name === 'row' || !Object.hasOwn(row, name)) continue;
    add(written.slice(done, place.index), done, null);
    add(String(row[name]), place.index, name);
    done = place.index + place[0].length;
  }
  add(written.slice(done), done, null);
  return { text, pieces };
}

/** The parameter that stands for the whole text; null when the text holds anything else. */
export function wholeParameter(written: string, row: Row): string | null {
  const name = /^\{([a-z][A-Za-z0-9]*)\}$/.exec(written)?.[1];
  return name !== undefined && name !== 'row' && Object.hasOwn(row, name) ? name : null;
}

/** Names of everything in a text that looks like a parameter. */
export function parametersIn(written: string): readonly string[] {
  return [...written.matchAll(PLACE)].flatMap(([, name]) => (name === undefined ? [] : [name]));
}

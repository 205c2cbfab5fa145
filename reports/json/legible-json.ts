/** A value as JSON for a file that people read: two blanks a level, a line end, nothing hidden in it. */
export function legibleJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2).replace(HIDDEN, escape)}\n`;
}

/** What JSON allows as it is, though a terminal acts upon it or an editor does not show it. */
const HIDDEN = /[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/gu;

function escape(character: string): string {
  return Array.from({ length: character.length }, (_, index) => character.charCodeAt(index))
    .map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`)
    .join('');
}

/** How a message too big to keep as a file is made: header lines, a blank line, and one line many times. */
export interface MessageRecipe {
  readonly header: readonly string[];
  readonly line: string;
  readonly times: number;
}

const CRLF = '\r\n';

/** The octets that the recipe makes. */
export function generateMessage(recipe: MessageRecipe): Uint8Array {
  const head = headOf(recipe);
  const line = recipe.line + CRLF;
  const octets = Buffer.alloc(recipeSizeOctets(recipe), line, 'latin1');
  // alloc repeats the line from the very start, so the head goes in front of a copy that begins behind it.
  octets.fill(line, head.length, octets.length, 'latin1');
  octets.write(head, 0, 'latin1');
  return octets;
}

/** How many octets it makes, without making them. */
export function recipeSizeOctets(recipe: MessageRecipe): number {
  return headOf(recipe).length + (recipe.line.length + CRLF.length) * recipe.times;
}

function headOf({ header }: MessageRecipe): string {
  return [...header, '', ''].join(CRLF);
}

import type { Alteration } from './alterations.ts';

/** What a client was sent, and how it may store that. */
export interface Expected {
  readonly sent: readonly { readonly name: string; readonly sent: Uint8Array }[];
  readonly alterations: readonly Alteration[];
  readonly exceptions: Readonly<Record<string, string>>;
}

/**
 * Compares the stored messages with those that were sent, octet for octet, in whatever order. Gives a sentence for each
 * that is missing, changed, or there though nobody sent it; none when all is well.
 */
export function compareStored(
  { sent, alterations, exceptions }: Expected,
  stored: readonly Uint8Array[],
): readonly string[] {
  const left = stored.map(textOf);
  const unmatched: Text[] = [];
  const problems: string[] = [];
  for (const { name, sent: octets } of sent) {
    const text = alterations.reduce((before, { apply }) => apply(before), textOf(octets));
    const found = left.indexOf(text);
    if (found < 0) unmatched.push({ name, text });
    else left.splice(found, 1);
    if (found >= 0 && name in exceptions)
      problems.push(`${name}: stored as it was sent, though an exception is declared`);
  }
  return [...problems, ...changed(unmatched, left, exceptions)];
}

interface Text {
  readonly name: string;
  readonly text: string;
}

/** Each unmatched message is held against what is left and most like it. */
function changed(
  unmatched: readonly Text[],
  left: string[],
  exceptions: Expected['exceptions'],
): readonly string[] {
  const problems: string[] = [];
  // What is declared to be changed may be like nothing that was sent: it takes what the others leave.
  const byLikeness = unmatched.toSorted(
    (a, b) => Number(a.name in exceptions) - Number(b.name in exceptions),
  );
  for (const { name, text } of byLikeness) {
    const nearest = nearestOf(text, left);
    if (nearest === undefined) problems.push(`${name}: not stored`);
    else left.splice(left.indexOf(nearest), 1);
    if (nearest !== undefined && !(name in exceptions))
      problems.push(`${name}: ${differenceOf(text, nearest)}`);
  }
  return [...problems, ...left.map((text) => `stored, though nothing like it was sent: ${excerpt(text, 0)}`)];
}

function nearestOf(text: string, candidates: readonly string[]): string | undefined {
  return candidates.toSorted((a, b) => alikeOctets(text, b) - alikeOctets(text, a))[0];
}

function differenceOf(expected: string, stored: string): string {
  const at = alikeOctets(expected, stored);
  return `from octet ${at} on ${excerpt(expected, at)} was sent and ${excerpt(stored, at)} stored`;
}

/** How many octets are the same from the start. */
function alikeOctets(a: string, b: string): number {
  let alike = 0;
  while (alike < a.length && a[alike] === b[alike]) alike += 1;
  return alike;
}

function excerpt(text: string, at: number): string {
  const shown = JSON.stringify(text.slice(at, at + EXCERPT_OCTETS));
  return at >= text.length ? 'nothing more' : shown.replaceAll(/[^ -~]/g, escaped);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Enough to see what happened. */
const EXCERPT_OCTETS = 24;

/** A character an octet. */
function textOf(octets: Uint8Array): string {
  return Buffer.from(octets).toString('latin1');
}

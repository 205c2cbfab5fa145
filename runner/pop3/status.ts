import { latin1 } from './encode.ts';

/** What a first line says about the command: carried out, refused, or (in an AUTH exchange, RFC 5034 §4) go on. */
export type Indicator = 'positive' | 'negative' | 'continuation';

/**
 * The status indicator of a first line, read as leniently as possible: in any case, with anything behind it. Framing has
 * to go on after a malformed indicator; whether it is well-formed is for the wire rules to say. Null when there is none.
 */
export function indicatorOf(line: Uint8Array): Indicator | null {
  const start = latin1(line.subarray(0, 4)).toUpperCase();
  if (start.startsWith('+OK')) return 'positive';
  if (start === '-ERR') return 'negative';
  return start === '+' || start.startsWith('+ ') ? 'continuation' : null;
}

/** The text behind the status indicator and one space (Latin-1); empty when there is none. */
export function afterIndicator(line: Uint8Array): string {
  return /^[+-][A-Z]* (.*)$/is.exec(latin1(line))?.[1] ?? '';
}

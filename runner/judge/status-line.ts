import type { Pattern } from '../language/pattern.ts';
import { indicatorOf } from '../pop3/status.ts';

const POSITIVE = Buffer.from('+OK');
const NEGATIVE = Buffer.from('-ERR');

/** RFC 5034 §4: the empty challenge. */
const EMPTY_CHALLENGE = Buffer.from('+ ');

/**
 * The line as a step judges it: a malformed indicator (`+ok`, `+OKtext`) is the wire rules' finding and must not fail
 * every step a second time, so it is taken for the one that it means. A pattern that is the bare indicator looks at
 * nothing behind it. A `+` that lacks its space is an empty challenge to all but the pattern that is about that.
 */
export function judgedLine(line: Uint8Array, pattern: Pattern): Uint8Array {
  const indicator = indicatorOf(line);
  if (line.length === 1 && indicator === 'continuation' && pattern.source !== '+ {end}')
    return EMPTY_CHALLENGE;
  if (indicator !== 'positive' && indicator !== 'negative') return line;
  const wellFormed = indicator === 'positive' ? POSITIVE : NEGATIVE;
  if (pattern.source === wellFormed.toString()) return wellFormed;
  return Buffer.concat([wellFormed, line.subarray(wellFormed.length)]);
}

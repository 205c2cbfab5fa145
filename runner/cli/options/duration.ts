import { mistake, type Mistake } from '../mistake.ts';

/** Longest time that an option takes: an hour; more is a slip of the finger. */
const LONGEST_MS = 3_600_000;

/** Seconds, decimals allowed, with or without the unit: `10`, `2.5s`, `500ms`. The result is in milliseconds, at least 1. */
export function parseDuration(text: string): number | Mistake {
  const match = /^(\d{1,9}(?:\.\d{1,6})?)(ms|s|)$/.exec(text);
  const milliseconds = Math.round(Number(match?.[1] ?? NaN) * (match?.[2] === 'ms' ? 1 : 1000));
  if (milliseconds >= 1 && milliseconds <= LONGEST_MS) return milliseconds;
  return mistake(`time "${text}" is not a number of seconds up to 3600, as in 10, 2.5s or 500ms`);
}

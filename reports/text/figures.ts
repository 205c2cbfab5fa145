import { capitalised } from '../../runner/model/capitalised.ts';

/** `1 scenario`, `2 scenarios`; a plural that is not made by an `s` is given. */
export function count(number: number, noun: string, plural: string = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : plural}`;
}

/** Milliseconds as a person says them: `12 ms`, `4.3 s`, `3 min 20 s`. */
export function duration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** A share in whole percent, rounded down: 100 % is said of the whole only. */
export function percent(share: number): string {
  return `${Math.floor(share * 100)} %`;
}

/** With a capital letter and a full stop: reasons come from many places, some as sentences and some as clauses. */
export function sentence(text: string): string {
  const trimmed = text.trim();
  const capital = capitalised(trimmed);
  return trimmed === '' || /[.!?…:)]$/.test(trimmed) ? capital : `${capital}.`;
}

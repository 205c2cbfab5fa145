import type { Mistakes } from './mistake.ts';
import type { SelectionOptionValues } from './option-values.ts';
import { parseChoice, splitList } from './options/choice.ts';
import type { Narrowing } from './run-settings.ts';

/** Reads the options that choose scenarios; whether the names exist shows when the suites have been read. */
export function parseNarrowing(
  values: SelectionOptionValues & { readonly allow?: readonly string[] },
  mistakes: Mistakes,
): Narrowing {
  return {
    only: values.only ?? [],
    skip: values.skip ?? [],
    tags: splitList(values.tag),
    rfcs: splitList(values.rfc),
    allow: mistakes.keepAll(splitList(values.allow).map((word) => parseChoice(word, ALLOW))),
    slow: values.slow === true,
  };
}

const ALLOW = { option: '--allow', known: ['deletes', 'bad-logins', 'abuse'] } as const;

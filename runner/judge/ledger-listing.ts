import type { MaildropView } from './ledger-maildrop.ts';
import { LayeredMap } from './layered-map.ts';
import type { Shown } from './ledger-maildrop.ts';
import { loseMarks } from './ledger-maildrop.ts';

/** Highest number of a complete listing, which shows all but the marked ones. */
export function highest(view: MaildropView, numbers: readonly number[]): number {
  let last = view.last ?? 0;
  for (const number of view.marked.keys()) last = Math.max(last, number);
  for (const number of numbers) last = Math.max(last, number);
  return last;
}

/**
 * After a listing whose numbers are wrong: what was known and what the server now shows contradict each other, and every
 * further comparison would tell the same mistake again under another name.
 */
export function loseNumbers(view: MaildropView): MaildropView {
  return {
    ...loseMarks(view),
    last: null,
    listed: false,
    sizes: LayeredMap.of<Shown<number>>(),
    uniqueIds: LayeredMap.of<Shown<string>>(),
  };
}

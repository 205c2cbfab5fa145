import type { UniqueIdListing } from '../pop3/listing.ts';
import type { MaildropView } from './ledger-maildrop.ts';
import type { Watcher } from './watch-findings.ts';

/** Messages that are known to differ have unique-ids that differ; identical copies may share one (RFC 1939 §7). */
export function checkUniqueness(
  view: MaildropView,
  lines: readonly UniqueIdListing[],
  watcher: Watcher,
): void {
  const holders = new Map<string, number>();
  let isShared = false;
  for (const { number, uniqueId } of lines) {
    const holder = holders.get(uniqueId);
    if (holder === undefined) {
      holders.set(uniqueId, number);
      continue;
    }
    isShared = true;
    if (holder === number || !areDifferent(view, holder, number)) continue;
    const message = `messages ${holder} and ${number} differ and have the same unique-id`;
    watcher.check('RFC1939-7-UIDL-11', { message, actual: uniqueId });
    return;
  }
  if (!isShared && lines.length > 1) watcher.check('RFC1939-7-UIDL-11', null);
}

/** Going by what LIST and RETR have shown of them. */
function areDifferent({ sizes, contents }: MaildropView, one: number, other: number): boolean {
  return (
    isKnownToDiffer(contents.get(one)?.sha256, contents.get(other)?.sha256) ||
    isKnownToDiffer(sizes.get(one)?.value, sizes.get(other)?.value)
  );
}

function isKnownToDiffer<Value>(one: Value | undefined, other: Value | undefined): boolean {
  return one !== undefined && other !== undefined && one !== other;
}

import type { ReplyObservation } from '../model/observation.ts';
import { latin1 } from '../pop3/encode.ts';
import { linesOf, uniqueIdListingOf } from '../pop3/listing.ts';
import type { UniqueIdListing } from '../pop3/listing.ts';
import { checkNumbers } from './ledger-numbers.ts';
import { lastNumber } from './ledger-maildrop.ts';
import type { MaildropView } from './ledger-maildrop.ts';
import type { Watcher } from './watch-findings.ts';

/** UIDL without argument against what the session showed before (RFC 1939 §7). */
export function watchUniqueIds(
  view: MaildropView,
  { body }: ReplyObservation,
  watcher: Watcher,
): MaildropView {
  if (body === undefined || body.truncated) return view;
  const listing = linesOf(body.octets).map((line) => uniqueIdListingOf(latin1(line)));
  if (listing.some((line) => line === null)) return view;
  const lines = listing.filter((line) => line !== null);
  const numbers = lines.map(({ number }) => number);
  checkNumbers({ command: 'UIDL', view, numbers, watcher });
  checkStable(view, lines, watcher);
  const uniqueIds = new Map([
    ...view.uniqueIds,
    ...lines.map(({ number, uniqueId }) => [number, uniqueId] as const),
  ]);
  return { ...view, uniqueIds, last: lastNumber(view, numbers) };
}

function checkStable(view: MaildropView, lines: readonly UniqueIdListing[], watcher: Watcher): void {
  const known = lines.filter(({ number }) => view.uniqueIds.has(number));
  if (known.length === 0) return;
  const changed = known.find(({ number, uniqueId }) => view.uniqueIds.get(number) !== uniqueId);
  const failure = changed && {
    message: `the unique-id of message ${changed.number} changed within the session`,
    expected: view.uniqueIds.get(changed.number) ?? '',
    actual: changed.uniqueId,
  };
  watcher.check('RFC1939-7-UIDL-12', failure ?? null);
}

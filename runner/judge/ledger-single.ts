import { scanListingOf, uniqueIdListingOf } from '../pop3/listing.ts';
import { afterIndicator } from '../pop3/status.ts';
import { checkSize } from './ledger-content.ts';
import type { MaildropView } from './ledger-maildrop.ts';
import type { ReferenceReply, Watch } from './ledger-watch.ts';
import type { Watcher } from './watch-findings.ts';
import type { WatchedRequirement } from './watched-requirements.ts';

/** LIST with a message-number against what LIST gave before (RFC 1939 §5). */
export function watchScanListing(
  view: MaildropView,
  { command, observation }: ReferenceReply,
  watch: Watch,
): MaildropView {
  const listing = scanListingOf(afterIndicator(observation.line));
  const { number } = command;
  if (listing === null || observation.body !== undefined) return view;
  if (listing.number !== number)
    return accuseNumber(
      view,
      { rule: 'RFC1939-5-LIST-09', name: 'LIST', number, given: listing.number },
      watch,
    );
  const known = view.sizes.get(number);
  if (known === undefined) {
    const content = view.contents.get(number);
    if (content !== undefined) checkSize({ number, size: listing.octets, content }, watch);
    return { ...view, sizes: view.sizes.with(number, { value: listing.octets, by: 'single' }) };
  }
  const failure = {
    message: `LIST ${number} gives another size than LIST did before`,
    expected: `${known.value} octets`,
    actual: `${listing.octets} octets`,
  };
  const rule = known.by === 'listing' ? 'RFC1939-5-LIST-09' : 'RFC1939-4-NUMBERING-03';
  watch.watcher.check(rule, listing.octets === known.value ? null : failure);
  return view;
}

/** UIDL with a message-number against what UIDL gave before (RFC 1939 §7). */
export function watchUniqueIdListing(
  view: MaildropView,
  { command, observation }: ReferenceReply,
  watcher: Watcher,
): MaildropView {
  const listing = uniqueIdListingOf(afterIndicator(observation.line));
  const { number } = command;
  if (listing === null || observation.body !== undefined) return view;
  if (listing.number !== number)
    return accuseNumber(
      view,
      { rule: 'RFC1939-7-UIDL-18', name: 'UIDL', number, given: listing.number },
      { watcher },
    );
  const known = view.uniqueIds.get(number);
  if (known === undefined)
    return { ...view, uniqueIds: view.uniqueIds.with(number, { value: listing.uniqueId, by: 'single' }) };
  const failure = {
    message: `UIDL ${number} gives another unique-id than UIDL did before`,
    expected: known.value,
    actual: listing.uniqueId,
  };
  const rule = known.by === 'listing' ? 'RFC1939-7-UIDL-18' : 'RFC1939-7-UIDL-12';
  watcher.check(rule, listing.uniqueId === known.value ? null : failure);
  return view;
}

interface WrongNumber {
  readonly rule: WatchedRequirement;
  readonly name: 'LIST' | 'UIDL';
  readonly number: number;
  readonly given: number;
}

function accuseNumber(
  view: MaildropView,
  { rule, name, number, given }: WrongNumber,
  { watcher }: Watch,
): MaildropView {
  const message = `${name} ${number} shows another message-number`;
  watcher.check(isWrapped(number, given) ? 'RFC1939-4-NUMBERING-10' : rule, {
    message,
    expected: String(number),
    actual: String(given),
  });
  return view;
}

/** Widths of integers that servers keep message-numbers in, as numbers of values. */
const WIDTHS: readonly number[] = [2 ** 16, 2 ** 31, 2 ** 32];

/** Whether the number was cut down to an integer of the server's. */
function isWrapped(number: number, given: number): boolean {
  return WIDTHS.some((width) => number >= width && number % width === given);
}

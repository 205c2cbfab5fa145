import type { ReplyObservation } from '../model/observation.ts';
import { latin1 } from '../pop3/encode.ts';
import { linesOf, uniqueIdListingOf } from '../pop3/listing.ts';
import type { UniqueIdListing } from '../pop3/listing.ts';
import { checkUniqueIdForm } from './ledger-unique-id-form.ts';
import { checkUniqueness } from './ledger-uniqueness.ts';
import { highest, loseNumbers } from './ledger-listing.ts';
import type { MaildropView } from './ledger-maildrop.ts';
import { checkNumbers } from './ledger-numbers.ts';
import { isRenumbered } from './ledger-renumbering.ts';
import type { Watcher } from './watch-findings.ts';

/** UIDL without argument against what the session showed before (RFC 1939 §7). */
export function watchUniqueIds(
  view: MaildropView,
  { body }: ReplyObservation,
  watcher: Watcher,
): MaildropView {
  if (body === undefined || body.truncated || body.bareLfCount > 0) return view;
  const texts = linesOf(body.octets).map((line) => latin1(line));
  const lines = texts.map(uniqueIdListingOf).filter((line) => line !== null);
  checkUniqueIdForm(texts, watcher);
  if (lines.length < texts.length) return view;
  if (!view.marksKnown) return learnUniqueIds(view, lines, watcher);
  const pairs = lines.map(({ number, uniqueId }) => [number, uniqueId] as const);
  if (isRenumbered(view, { command: 'UIDL', lines: pairs, known: view.uniqueIds }, watcher))
    return loseNumbers(view);
  return judgeListing(view, lines, watcher);
}

function judgeListing(view: MaildropView, lines: readonly UniqueIdListing[], watcher: Watcher): MaildropView {
  const numbers = lines.map(({ number }) => number);
  const isRepeated = view.last !== null && view.uniqueIds.get(view.last)?.by === 'listing';
  const verdict = checkNumbers({ command: 'UIDL', view, numbers, watcher, isRepeated });
  const learnt = learnUniqueIds(view, lines, watcher);
  switch (verdict) {
    case 'wrong':
      return loseNumbers(learnt);
    case 'grown':
      // The sizes of the new messages are not known.
      return { ...learnt, last: highest(view, numbers), listed: false, claims: [] };
    case 'right':
      if (view.listed) watcher.check('RFC1939-7-UIDL-19', null);
      return { ...learnt, last: highest(view, numbers) };
  }
}

function learnUniqueIds(
  view: MaildropView,
  lines: readonly UniqueIdListing[],
  watcher: Watcher,
): MaildropView {
  checkStable(view, lines, watcher);
  const shown = lines.map(({ number, uniqueId }) => [number, { value: uniqueId, by: 'listing' }] as const);
  checkUniqueness(view, lines, watcher);
  return { ...view, uniqueIds: view.uniqueIds.withAll(shown) };
}

function checkStable(view: MaildropView, lines: readonly UniqueIdListing[], watcher: Watcher): void {
  const known = lines.filter(({ number }) => view.uniqueIds.has(number));
  const changed = known.find(({ number, uniqueId }) => view.uniqueIds.get(number)?.value !== uniqueId);
  if (changed === undefined) {
    if (known.length > 0) watcher.check('RFC1939-7-UIDL-12', null);
    return;
  }
  const before = view.uniqueIds.get(changed.number);
  watcher.check(before?.by === 'single' ? 'RFC1939-7-UIDL-18' : 'RFC1939-7-UIDL-12', {
    message:
      before?.by === 'single'
        ? `UIDL gives message ${changed.number} another unique-id than UIDL ${changed.number} did`
        : `the unique-id of message ${changed.number} changed within the session`,
    expected: before?.value ?? '',
    actual: changed.uniqueId,
  });
}

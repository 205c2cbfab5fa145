import type { ReplyObservation } from '../model/observation.ts';
import { latin1 } from '../pop3/encode.ts';
import { linesOf, scanListingOf } from '../pop3/listing.ts';
import type { ScanListing } from '../pop3/listing.ts';
import { settleClaims } from './ledger-claims.ts';
import { checkSize } from './ledger-content.ts';
import { highest, loseNumbers } from './ledger-listing.ts';
import type { MaildropView } from './ledger-maildrop.ts';
import { checkNumbers } from './ledger-numbers.ts';
import { isRenumbered } from './ledger-renumbering.ts';
import { judgeEarlierDrop } from './ledger-stat.ts';
import type { Watch } from './ledger-watch.ts';

/** LIST without argument against what the session showed before (RFC 1939 §5). */
export function watchList(view: MaildropView, { body }: ReplyObservation, watch: Watch): MaildropView {
  const { watcher } = watch;
  if (body === undefined || body.truncated || body.bareLfCount > 0) return view;
  const listing = linesOf(body.octets).map((line) => scanListingOf(latin1(line)));
  const lines = listing.filter((line) => line !== null);
  if (lines.length < listing.length) return view;
  const pairs = lines.map(({ number, octets }) => [number, octets] as const);
  if (!view.marksKnown) return learnSizes(view, lines, watch);
  if (isRenumbered(view, { command: 'LIST', lines: pairs, known: view.sizes }, watcher))
    return loseNumbers(view);
  const numbers = lines.map(({ number }) => number);
  const isRepeated = view.last !== null && view.sizes.get(view.last)?.by === 'listing';
  const verdict = checkNumbers({ command: 'LIST', view, numbers, watcher, isRepeated });
  const learnt = learnSizes(view, lines, watch);
  if (verdict === 'wrong') return loseNumbers(learnt);
  judgeEarlierDrop(view, lines, watch);
  const next = { ...learnt, unjudgedDrop: null, listed: true, last: highest(view, numbers) };
  return verdict === 'grown' ? { ...next, claims: [] } : settleClaims(next, watcher);
}

function learnSizes(view: MaildropView, lines: readonly ScanListing[], watch: Watch): MaildropView {
  checkSizes(view, lines, watch);
  for (const { number, octets } of lines) {
    const content = view.contents.get(number);
    // Where the size was known before RETR, the two were compared then.
    if (content !== undefined && !view.sizes.has(number)) checkSize({ number, size: octets, content }, watch);
  }
  const shown = lines.map(({ number, octets }) => [number, { value: octets, by: 'listing' }] as const);
  return { ...view, sizes: view.sizes.withAll(shown) };
}

function checkSizes(view: MaildropView, lines: readonly ScanListing[], { watcher }: Watch): void {
  const known = lines.filter(({ number }) => view.sizes.has(number));
  const changed = known.find(({ number, octets }) => view.sizes.get(number)?.value !== octets);
  if (changed === undefined) {
    if (known.length > 0) watcher.check('RFC1939-4-NUMBERING-03', null);
    return;
  }
  const before = view.sizes.get(changed.number);
  watcher.check(before?.by === 'single' ? 'RFC1939-5-LIST-09' : 'RFC1939-4-NUMBERING-03', {
    message:
      before?.by === 'single'
        ? `LIST gives message ${changed.number} another size than LIST ${changed.number} did`
        : `the size of message ${changed.number} changed within the session`,
    expected: `${before?.value ?? 0} octets`,
    actual: `${changed.octets} octets`,
  });
}

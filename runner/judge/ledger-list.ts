import type { ReplyObservation } from '../model/observation.ts';
import { latin1 } from '../pop3/encode.ts';
import { dropListingOf, linesOf, scanListingOf } from '../pop3/listing.ts';
import type { DropListing, ScanListing } from '../pop3/listing.ts';
import { afterIndicator } from '../pop3/status.ts';
import { checkNumbers } from './ledger-numbers.ts';
import { expectedNumbers, lastNumber } from './ledger-maildrop.ts';
import type { MaildropView } from './ledger-maildrop.ts';
import type { Watcher } from './watch-findings.ts';

/** STAT against the messages that LIST showed (RFC 1939 §5). */
export function watchStat(view: MaildropView, { line }: ReplyObservation, watcher: Watcher): MaildropView {
  const drop = dropListingOf(afterIndicator(line));
  if (drop === null || !view.listed || view.last === null) return view;
  const numbers = expectedNumbers(view);
  checkStatCount(drop, { expected: numbers.length, all: view.last }, watcher);
  if (drop.count === numbers.length) checkStatOctets(drop, numbers, { view, watcher });
  return view;
}

/** A number above all known messages may be new mail, which RFC 1939 only discourages showing (§4, by reading). */
function checkStatCount(drop: DropListing, known: { expected: number; all: number }, watcher: Watcher): void {
  const marks = known.all - known.expected;
  const rule =
    drop.count > known.all ? 'RFC1939-4-NUMBERING-05' : marks > 0 ? 'RFC1939-5-STAT-04' : 'RFC1939-5-STAT-06';
  const failure = {
    message:
      'the number that STAT gives is not that of the messages which LIST showed and which are not marked as deleted',
    expected: `${known.expected} messages`,
    actual: `${drop.count} messages`,
  };
  watcher.check(rule, drop.count === known.expected ? null : failure);
}

function checkStatOctets(
  drop: DropListing,
  numbers: readonly number[],
  { view, watcher }: { readonly view: MaildropView; readonly watcher: Watcher },
): void {
  const octets = numbers.reduce((total, number) => total + (view.sizes.get(number) ?? 0), 0);
  const failure = {
    message: 'the octets that STAT gives are not the sum of the sizes that LIST showed',
    expected: `${octets} octets`,
    actual: `${drop.octets} octets`,
  };
  const rule = view.marked.size > 0 ? 'RFC1939-5-STAT-05' : 'RFC1939-5-STAT-07';
  watcher.check(rule, drop.octets === octets ? null : failure);
}

/** LIST without argument against what the session showed before. */
export function watchList(view: MaildropView, { body }: ReplyObservation, watcher: Watcher): MaildropView {
  if (body === undefined || body.truncated) return view;
  const listing = linesOf(body.octets).map((line) => scanListingOf(latin1(line)));
  if (listing.some((line) => line === null)) return view;
  const lines = listing.filter((line) => line !== null);
  const numbers = lines.map(({ number }) => number);
  checkNumbers({ command: 'LIST', view, numbers, watcher });
  checkSizes(view, lines, watcher);
  const sizes = new Map([...view.sizes, ...lines.map(({ number, octets }) => [number, octets] as const)]);
  return { ...view, sizes, listed: view.listed || view.marked.size === 0, last: lastNumber(view, numbers) };
}

function checkSizes(view: MaildropView, lines: readonly ScanListing[], watcher: Watcher): void {
  const known = lines.filter(({ number }) => view.sizes.has(number));
  if (known.length === 0) return;
  const changed = known.find(({ number, octets }) => view.sizes.get(number) !== octets);
  const failure = changed && {
    message: `the size of message ${changed.number} changed within the session`,
    expected: `${view.sizes.get(changed.number) ?? 0} octets`,
    actual: `${changed.octets} octets`,
  };
  watcher.check('RFC1939-4-NUMBERING-03', failure ?? null);
}

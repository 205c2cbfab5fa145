import type { ReplyObservation } from '../model/observation.ts';
import { dropListingOf } from '../pop3/listing.ts';
import type { DropListing } from '../pop3/listing.ts';
import { afterIndicator } from '../pop3/status.ts';
import { ruleOfFewer } from './ledger-cause.ts';
import { settleClaims } from './ledger-claims.ts';
import { expectedNumbers, sumOfSizes } from './ledger-maildrop.ts';
import type { MaildropView } from './ledger-maildrop.ts';
import { isSumExact } from './ledger-utf8.ts';
import type { Watch } from './ledger-watch.ts';

/** STAT against the messages that LIST showed (RFC 1939 §5). */
export function watchStat(view: MaildropView, { line }: ReplyObservation, watch: Watch): MaildropView {
  const drop = dropListingOf(afterIndicator(line));
  if (drop === null || !view.marksKnown) return view;
  const numbers = expectedNumbers(view);
  const octets = view.listed && view.last !== null ? sumOfSizes(view, numbers) : null;
  if (octets === null) return { ...view, unjudgedDrop: drop };
  const known = { view, count: numbers.length, octets, isExact: isSumExact(watch, numbers) };
  if (drop.count < known.count) return fewer(drop, known, watch);
  return drop.count > known.count ? more(drop, known, watch) : asMany(drop, known, watch);
}

/** What the session has shown so far, without the marked messages. */
interface KnownDrop {
  readonly view: MaildropView;
  readonly count: number;
  readonly octets: number;
  /** Whether STAT has to give just these octets. */
  readonly isExact: boolean;
}

function asMany(drop: DropListing, known: KnownDrop, { watcher }: Watch): MaildropView {
  const { view, octets, isExact } = known;
  const isMarked = view.marked.size > 0;
  watcher.check(isMarked ? 'RFC1939-5-STAT-04' : 'RFC1939-5-STAT-06', null);
  if (drop.octets !== octets && !isExact) return view;
  const withMarked = sumOfAll(view);
  const isMarkedCounted = isMarked && drop.octets === withMarked && drop.octets !== octets;
  const rule =
    isMarkedCounted || (isMarked && drop.octets === octets) ? 'RFC1939-5-STAT-05' : 'RFC1939-5-STAT-07';
  watcher.check(rule, drop.octets === octets ? null : octetsFailure(drop, octets));
  return drop.octets === octets ? settleClaims(view, watcher) : view;
}

function fewer(drop: DropListing, { view, count }: KnownDrop, { watcher }: Watch): MaildropView {
  const rule = ruleOfFewer(view, count - drop.count, 'RFC1939-5-STAT-06');
  watcher.check(rule, countFailure(drop, count));
  return { ...view, listed: false };
}

/**
 * New mail would explain more messages, though not that they have no octets, nor that there are just as many as with the
 * marked ones, with just their octets. Otherwise the next LIST will tell.
 */
function more(drop: DropListing, known: KnownDrop, { watcher }: Watch): MaildropView {
  const { view, count, octets, isExact } = known;
  if (!isExact) return { ...view, unjudgedDrop: drop };
  const hasMarked = drop.count === view.last && (drop.octets === octets || drop.octets === sumOfAll(view));
  if (hasMarked) {
    watcher.check('RFC1939-5-STAT-04', countFailure(drop, count));
    watcher.check('RFC1939-5-STAT-05', drop.octets === octets ? null : octetsFailure(drop, octets));
    return view;
  }
  if (drop.octets > octets) return { ...view, unjudgedDrop: drop };
  watcher.check('RFC1939-5-STAT-06', countFailure(drop, count));
  return view;
}

function sumOfAll(view: MaildropView): number | null {
  return sumOfSizes(view, [...expectedNumbers(view), ...view.marked.keys()]);
}

function countFailure(
  drop: DropListing,
  count: number,
): { message: string; expected: string; actual: string } {
  return {
    message:
      'the number that STAT gives is not that of the messages which LIST showed and which are not marked as deleted',
    expected: `${count} messages`,
    actual: `${drop.count} messages`,
  };
}

function octetsFailure(
  drop: DropListing,
  octets: number,
): { message: string; expected: string; actual: string } {
  return {
    message: 'the octets that STAT gives are not the sum of the sizes that LIST showed',
    expected: `${octets} octets`,
    actual: `${drop.octets} octets`,
  };
}

/** A complete listing against what STAT had said before there was one. */
export function judgeEarlierDrop(
  view: MaildropView,
  lines: readonly { readonly number: number; readonly octets: number }[],
  watch: Watch,
): void {
  const { watcher } = watch;
  const drop = view.unjudgedDrop;
  if (drop === null) return;
  const numbers = lines.map(({ number }) => number);
  const isExact = isSumExact(watch, numbers);
  const octets = lines.reduce((sum, line) => sum + line.octets, 0);
  if (lines.length === drop.count) {
    watcher.check('RFC1939-5-STAT-06', null);
    if (drop.octets === octets) watcher.check('RFC1939-5-STAT-07', null);
    else if (isExact) watcher.check('RFC1939-5-STAT-07', octetsFailure(drop, octets));
    return;
  }
  // New mail since then explains more messages, as long as the first ones are those that STAT summed up.
  const first = [...lines].sort((a, b) => a.number - b.number).slice(0, drop.count);
  const firstOctets = first.reduce((sum, line) => sum + line.octets, 0);
  if (lines.length > drop.count && (firstOctets === drop.octets || !isExact)) return;
  watcher.check('RFC1939-5-STAT-06', countFailure(drop, lines.length));
}

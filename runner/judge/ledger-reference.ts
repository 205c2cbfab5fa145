import type { ReplyObservation } from '../model/observation.ts';
import { scanListingOf, uniqueIdListingOf } from '../pop3/listing.ts';
import { afterIndicator } from '../pop3/status.ts';
import type { Reference } from './ledger-command.ts';
import type { MaildropView } from './ledger-maildrop.ts';
import type { Watcher } from './watch-findings.ts';

/** A positive reply to a command that names a message. */
export interface ReferenceReply {
  readonly view: MaildropView;
  readonly command: Reference;
  readonly observation: ReplyObservation;
  readonly watcher: Watcher;
  readonly finalEolKnown?: (number: number) => boolean;
}

/** What a positive reply breaks when the number means no message: marked, zero, or beyond the last. */
const RULES = {
  LIST: { marked: 'RFC1939-5-LIST-14', zero: 'RFC1939-5-LIST-15', beyond: 'RFC1939-5-LIST-16' },
  RETR: { marked: 'RFC1939-5-RETR-10', zero: 'RFC1939-5-RETR-11', beyond: 'RFC1939-5-RETR-12' },
  DELE: { marked: 'RFC1939-5-DELE-06', zero: 'RFC1939-5-DELE-08', beyond: 'RFC1939-5-DELE-09' },
  TOP: { marked: 'RFC1939-7-TOP-12', zero: 'RFC1939-7-TOP-13', beyond: 'RFC1939-7-TOP-14' },
  UIDL: { marked: 'RFC1939-7-UIDL-22', zero: 'RFC1939-7-UIDL-23', beyond: 'RFC1939-7-UIDL-24' },
} as const;

/** Holds the reply against what is known about the message. */
export function watchReference(reply: ReferenceReply): MaildropView {
  const { view, command, watcher } = reply;
  const kind = noMessage(view, command.number);
  if (kind !== null) {
    const message = `${command.keyword} of ${WORDS[kind]} was carried out`;
    watcher.check(RULES[command.keyword][kind], { message, expected: '-ERR', actual: '+OK' });
    return view;
  }
  switch (command.keyword) {
    case 'LIST':
      return watchScanListing(reply);
    case 'UIDL':
      return watchUniqueIdListing(reply);
    case 'RETR':
      return watchContent(reply);
    case 'DELE':
    case 'TOP':
      return view;
  }
}

const WORDS = {
  marked: 'a message marked as deleted',
  zero: 'message-number 0',
  beyond: 'a number beyond the last message',
} as const;

/** Why the number means no message; null when it does, or when that is not known. A new message may have come. */
function noMessage(view: MaildropView, number: number): 'marked' | 'zero' | 'beyond' | null {
  if (number === 0) return 'zero';
  if (view.marked.has(number)) return 'marked';
  return view.last !== null && number > view.last ? 'beyond' : null;
}

function watchScanListing({ view, command, observation, watcher }: ReferenceReply): MaildropView {
  const listing = scanListingOf(afterIndicator(observation.line));
  if (listing?.number !== command.number) return view;
  const known = view.sizes.get(command.number);
  if (known === undefined)
    return { ...view, sizes: new Map([...view.sizes, [command.number, listing.octets]]) };
  const failure = {
    message: `LIST ${command.number} gives another size than LIST did before`,
    expected: `${known} octets`,
    actual: `${listing.octets} octets`,
  };
  watcher.check(
    view.listed ? 'RFC1939-5-LIST-09' : 'RFC1939-4-NUMBERING-03',
    listing.octets === known ? null : failure,
  );
  return view;
}

function watchUniqueIdListing({ view, command, observation, watcher }: ReferenceReply): MaildropView {
  const listing = uniqueIdListingOf(afterIndicator(observation.line));
  if (listing?.number !== command.number) return view;
  const known = view.uniqueIds.get(command.number);
  if (known === undefined)
    return { ...view, uniqueIds: new Map([...view.uniqueIds, [command.number, listing.uniqueId]]) };
  const failure = {
    message: `UIDL ${command.number} gives another unique-id than UIDL did before`,
    expected: known,
    actual: listing.uniqueId,
  };
  watcher.check('RFC1939-7-UIDL-18', listing.uniqueId === known ? null : failure);
  return view;
}

function watchContent(reply: ReferenceReply): MaildropView {
  const { view, command, observation, watcher } = reply;
  if (observation.body === undefined) return view;
  const { octetCount, sha256 } = observation.body;
  const size = view.sizes.get(command.number);
  if (size !== undefined) checkSize(reply, { size, octetCount });
  const before = view.contents.get(command.number);
  if (before === undefined)
    return { ...view, contents: new Map([...view.contents, [command.number, sha256]]) };
  const message = `RETR ${command.number} sent other octets than before`;
  watcher.check('RFC1939-5-RETR-08', before === sha256 ? null : { message });
  return view;
}

/** RFC 1939 §3 makes the server end a last line that has no line end; whether that counts in the size is left open. */
const ADDED_LINE_END = 2;

function checkSize(
  { command, watcher, finalEolKnown }: ReferenceReply,
  { size, octetCount }: { readonly size: number; readonly octetCount: number },
): void {
  const mayBeAdded = finalEolKnown?.(command.number) !== true;
  const fits = octetCount === size || (mayBeAdded && octetCount === size + ADDED_LINE_END);
  const failure = {
    message: `RETR ${command.number} sent another number of octets than LIST gives`,
    expected: `${size} octets`,
    actual: `${octetCount} octets`,
  };
  watcher.check('RFC1939-5-RETR-04', fits ? null : failure);
}

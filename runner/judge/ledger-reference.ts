import type { BodyObservation, ReplyObservation } from '../model/observation.ts';
import { accuse, isPlausible } from './ledger-claims.ts';
import type { Reference } from './ledger-command.ts';
import { watchContent, watchTop } from './ledger-content.ts';
import { loseMarks, markMessage, touch } from './ledger-maildrop.ts';
import type { MaildropView } from './ledger-maildrop.ts';
import { watchScanListing, watchUniqueIdListing } from './ledger-single.ts';
import type { ReferenceReply, Watch } from './ledger-watch.ts';

/** What a positive reply breaks when the number means no message: marked, zero, or beyond the last. */
const RULES = {
  LIST: { marked: 'RFC1939-5-LIST-14', zero: 'RFC1939-5-LIST-15', beyond: 'RFC1939-5-LIST-16' },
  RETR: { marked: 'RFC1939-5-RETR-10', zero: 'RFC1939-5-RETR-11', beyond: 'RFC1939-5-RETR-12' },
  DELE: { marked: 'RFC1939-5-DELE-06', zero: 'RFC1939-5-DELE-08', beyond: 'RFC1939-5-DELE-09' },
  TOP: { marked: 'RFC1939-7-TOP-12', zero: 'RFC1939-7-TOP-13', beyond: 'RFC1939-7-TOP-14' },
  UIDL: { marked: 'RFC1939-7-UIDL-22', zero: 'RFC1939-7-UIDL-23', beyond: 'RFC1939-7-UIDL-24' },
} as const;

/** Holds the reply against what is known about the message. */
export function watchReference(view: MaildropView, reply: ReferenceReply, watch: Watch): MaildropView {
  const { number } = reply.command;
  if (number === 0) return watchZero(view, reply, watch);
  if (view.marked.has(number)) return watchMarked(view, reply, watch);
  if (view.last !== null && number > view.last) return watchBeyond(view, view.last, { ...reply, ...watch });
  return reply.positive ? watchMessage(view, reply, watch) : watchRefusal(view, reply.command);
}

function watchZero(
  view: MaildropView,
  { command, positive }: ReferenceReply,
  { watcher }: Watch,
): MaildropView {
  const message = `${command.keyword} of message-number 0 was carried out`;
  watcher.check(RULES[command.keyword].zero, positive ? { message, expected: '-ERR', actual: '+OK' } : null);
  return view;
}

function watchMarked(
  view: MaildropView,
  { command, positive }: ReferenceReply,
  { watcher }: Watch,
): MaildropView {
  if (!view.marksKnown) return view;
  const message = `${command.keyword} of a message marked as deleted was carried out`;
  watcher.check(
    RULES[command.keyword].marked,
    positive ? { message, expected: '-ERR', actual: '+OK' } : null,
  );
  return positive ? view : touch(view, command.number, 'reference-refused');
}

function watchBeyond(
  view: MaildropView,
  last: number,
  { command, positive, watcher }: ReferenceReply & Watch,
): MaildropView {
  const { keyword, number } = command;
  const claim = { rule: RULES[keyword].beyond, number, command: keyword };
  if (!positive) watcher.check(claim.rule, null);
  else if (!isPlausible(last, number)) accuse(claim, watcher);
  // A new message that is marked at once is in no listing, so that none can tell whether it ever was there.
  else if (keyword === 'DELE') return loseMarks(view);
  else return { ...view, claims: [...view.claims, claim] };
  return view;
}

function watchMessage(view: MaildropView, reply: ReferenceReply, watch: Watch): MaildropView {
  const { command, observation } = reply;
  switch (command.keyword) {
    case 'LIST':
      return watchScanListing(view, reply, watch);
    case 'UIDL':
      return watchUniqueIdListing(view, reply, watch.watcher);
    case 'RETR':
      return withBody(view, observation, (body) => watchContent(view, command.number, { ...watch, body }));
    case 'TOP':
      return withBody(view, observation, (body) => watchTop(view, command.number, { ...watch, body }));
    case 'DELE':
      return markMessage(view, command.number);
  }
}

function withBody(
  view: MaildropView,
  { body }: ReplyObservation,
  look: (body: BodyObservation) => MaildropView,
): MaildropView {
  // A dot that was not byte-stuffed is gone from the content: the wire rules tell, and neither size nor digest is right.
  return body === undefined || body.unstuffedLines > 0 ? view : look(body);
}

/** A DELE that was refused marks nothing (RFC 1939 §5); the others change nothing anyway. */
function watchRefusal(view: MaildropView, { keyword, number }: Reference): MaildropView {
  return keyword === 'DELE' ? touch(view, number, 'delete-refused') : view;
}

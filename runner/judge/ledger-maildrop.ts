import type { DropListing } from '../pop3/listing.ts';
import { LayeredMap } from './layered-map.ts';
import type { WatchedRequirement } from './watched-requirements.ts';

/** What a session has shown of its maildrop. Numbers are message-numbers. */
export interface MaildropView {
  /** Highest message-number, once a complete LIST or UIDL showed it. */
  readonly last: number | null;
  /** Whether the size of every unmarked message is known. */
  readonly listed: boolean;
  readonly sizes: LayeredMap<Shown<number>>;
  readonly uniqueIds: LayeredMap<Shown<string>>;
  /** What RETR sent. */
  readonly contents: LayeredMap<Content>;
  readonly marked: LayeredMap<true>;
  /** False once something may have marked or unmarked messages that the ledger could not follow. */
  readonly marksKnown: boolean;
  /** What was last done to a message that could be the cause when it is gone, or back again. */
  readonly touched: LayeredMap<Touch>;
  /** What STAT said, as long as there was no listing to hold it against. */
  readonly unjudgedDrop: DropListing | null;
  /** Positive replies about numbers beyond the last message: wrong unless new mail has come. */
  readonly claims: readonly Claim[];
}

/** A value, and whether a complete listing showed it or the reply to a command with that message-number. */
export interface Shown<Value> {
  readonly value: Value;
  readonly by: 'listing' | 'single';
}

/** What RETR sent. */
export interface Content {
  readonly sha256: string;
  readonly octetCount: number;
  /** The octets, of messages that are small enough to be kept. */
  readonly octets: Uint8Array | null;
}

/** See RULES_BY_TOUCH. */
export type Touch = 'retrieved' | 'topped' | 'delete-refused' | 'reset' | 'reference-refused';

/** See MaildropView.claims. */
export interface Claim {
  readonly rule: WatchedRequirement;
  readonly number: number;
  readonly command: string;
}

/** Nothing known of it, and no message marked (RFC 1939 §4). */
export const OPENED_MAILDROP: MaildropView = {
  last: null,
  listed: false,
  sizes: LayeredMap.of<Shown<number>>(),
  uniqueIds: LayeredMap.of<Shown<string>>(),
  contents: LayeredMap.of<Content>(),
  marked: LayeredMap.of<true>(),
  marksKnown: true,
  touched: LayeredMap.of<Touch>(),
  unjudgedDrop: null,
  claims: [],
};

/** After a positive reply to DELE. */
export function markMessage(view: MaildropView, number: number): MaildropView {
  return { ...view, marked: view.marked.with(number, true), unjudgedDrop: null };
}

/** After a positive reply to RSET. */
export function unmarkAll(view: MaildropView): MaildropView {
  const released = [...view.marked.keys()].map((number) => [number, 'reset'] as const);
  // Sizes of messages that were marked when LIST came first are not known.
  const listed = view.listed && released.every(([number]) => view.sizes.has(number));
  const touched = released.length === 0 ? view.touched : view.touched.withAll(released);
  return { ...view, touched, listed, marked: LayeredMap.of<true>(), marksKnown: true, unjudgedDrop: null };
}

/** Something happened to the marks, and nobody knows what. */
export function loseMarks(view: MaildropView): MaildropView {
  return { ...view, marksKnown: false, unjudgedDrop: null, claims: [] };
}

/** Remembers what was done to a message. */
export function touch(view: MaildropView, number: number, how: Touch): MaildropView {
  return { ...view, touched: view.touched.with(number, how) };
}

/** Numbers that a complete listing has to show: all known ones that are not marked. */
export function expectedNumbers({ last, marked }: MaildropView): readonly number[] {
  const numbers: number[] = [];
  for (let number = 1; number <= (last ?? 0); number++) if (!marked.has(number)) numbers.push(number);
  return numbers;
}

/** The sum of the sizes of these messages; null when one is not known. */
export function sumOfSizes({ sizes }: MaildropView, numbers: Iterable<number>): number | null {
  let sum = 0;
  for (const number of numbers) {
    const size = sizes.get(number);
    if (size === undefined) return null;
    sum += size.value;
  }
  return sum;
}

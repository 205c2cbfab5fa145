/** What a session has shown of its maildrop. Numbers are message-numbers. */
export interface MaildropView {
  /** Highest message-number, once a complete LIST or UIDL showed it. */
  readonly last: number | null;
  readonly sizes: ReadonlyMap<number, number>;
  /** Whether `sizes` came from a LIST without argument, so that it is complete. */
  readonly listed: boolean;
  readonly uniqueIds: ReadonlyMap<number, string>;
  readonly marked: ReadonlySet<number>;
  /** SHA-256 of what RETR sent. */
  readonly contents: ReadonlyMap<number, string>;
}

/** Nothing known. */
export const CLOSED_MAILDROP: MaildropView = {
  last: null,
  sizes: new Map(),
  listed: false,
  uniqueIds: new Map(),
  marked: new Set(),
  contents: new Map(),
};

/** Whether a message with this number can be there, as far as is known. */
export function mayExist(view: MaildropView, number: number): boolean {
  return number > 0 && (view.last === null || number <= view.last);
}

/** After a positive reply to DELE. */
export function markMessage(view: MaildropView, number: number): MaildropView {
  return { ...view, marked: new Set([...view.marked, number]) };
}

/** After a positive reply to RSET. */
export function unmarkAll(view: MaildropView): MaildropView {
  return { ...view, marked: new Set() };
}

/** Highest number of a listing that shows all but the marked ones. */
export function lastNumber(view: MaildropView, numbers: Iterable<number>): number {
  return Math.max(view.last ?? 0, 0, ...view.marked, ...numbers);
}

/** Numbers that a complete listing has to show: all known ones that are not marked. */
export function expectedNumbers(view: MaildropView): readonly number[] {
  const numbers = Array.from({ length: view.last ?? 0 }, (_, index) => index + 1);
  return numbers.filter((number) => !view.marked.has(number));
}

import type { BodyObservation } from '../model/observation.ts';
import type { Content, MaildropView } from './ledger-maildrop.ts';
import { touch } from './ledger-maildrop.ts';
import { brokenBy } from './ledger-utf8.ts';
import type { Watch } from './ledger-watch.ts';

/** Largest message whose octets are kept to be held against TOP; a scenario may read thousands. */
const KEPT_OCTETS = 64 * 1024;

/** RETR against the size that LIST gave, and against what RETR sent before (RFC 1939 §5, §11). */
export function watchContent(
  view: MaildropView,
  number: number,
  watch: Watch & { body: BodyObservation },
): MaildropView {
  const { body, watcher } = watch;
  const { sha256, octetCount } = body;
  const octets = body.truncated || octetCount > KEPT_OCTETS ? null : body.octets;
  const content: Content = { sha256, octetCount, octets };
  const size = view.sizes.get(number);
  if (size !== undefined) checkSize({ number, size: size.value, content }, watch);
  const before = view.contents.get(number);
  if (before !== undefined) {
    const message = `RETR ${number} sent other octets than before`;
    if (before.sha256 === sha256) watcher.check('RFC1939-5-RETR-08', null);
    else watcher.check(brokenBy(watch, number).again, { message });
  }
  return touch({ ...view, contents: view.contents.with(number, content) }, number, 'retrieved');
}

/** RFC 1939 §3 makes the server end a last line that has no line end; whether that counts in the size is left open. */
const ADDED_LINE_END = 2;

/** The octets that RETR sent against the size that LIST gives. */
export function checkSize(
  { number, size, content }: { readonly number: number; readonly size: number; readonly content: Content },
  watch: Watch,
): void {
  const { watcher, finalEolKnown } = watch;
  const { octetCount } = content;
  const mayBeAdded = octetCount === size + ADDED_LINE_END && finalEolKnown?.(number) !== true;
  if (mayBeAdded) return;
  const failure = {
    message: `RETR ${number} sent another number of octets than LIST gives`,
    expected: `${size} octets`,
    actual: `${octetCount} octets`,
  };
  if (octetCount === size) watcher.check('RFC1939-5-RETR-04', null);
  else watcher.check(brokenBy(watch, number).size, failure);
}

/** TOP against what RETR sent: its beginning, octet for octet (RFC 1939 §7). */
export function watchTop(
  view: MaildropView,
  number: number,
  watch: Watch & { body: BodyObservation },
): MaildropView {
  const { body, watcher } = watch;
  const whole = view.contents.get(number)?.octets;
  if (whole !== undefined && whole !== null && !body.truncated) {
    const message = `what TOP ${number} sent is not the beginning of what RETR ${number} sent`;
    if (isBeginning(body.octets, whole)) watcher.check('RFC1939-7-TOP-08', null);
    else watcher.check(brokenBy(watch, number).top, { message });
  }
  return touch(view, number, 'topped');
}

const CRLF = Buffer.from('\r\n');

/** Of a message without a blank line TOP may send one all the same: §7 speaks of it as if it were always there. */
function isBeginning(top: Uint8Array, whole: Uint8Array): boolean {
  const isPrefix = Buffer.compare(whole.subarray(0, top.length), top) === 0;
  return isPrefix || Buffer.compare(Buffer.concat([whole, CRLF]), top) === 0;
}

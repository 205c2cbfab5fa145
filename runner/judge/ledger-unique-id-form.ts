import { printableText } from '../model/printable.ts';
import type { Watcher } from './watch-findings.ts';
import type { WatchedRequirement } from './watched-requirements.ts';

/** What each rule about a unique-id forbids behind the message-number (RFC 1939 §7), the most telling first. */
const FORMS: readonly (readonly [rule: WatchedRequirement, isBroken: RegExp, what: string])[] = [
  ['RFC1939-7-UIDL-08', /^[!-~]{1,70} +[^ ]/s, 'something follows the unique-id'],
  ['RFC1939-7-UIDL-09', /^$|^[!-~]{71,}$/, 'the unique-id is not 1 to 70 characters long'],
  ['RFC1939-7-UIDL-10', /^[^ ]*[^ -~][^ ]*$/s, 'the unique-id has characters outside 0x21 to 0x7E'],
];

/** The unique-ids of a listing: their length, their characters, and nothing behind them. */
export function checkUniqueIdForm(lines: readonly string[], watcher: Watcher): void {
  const ids = lines.flatMap((line) => /^\d+ (.*)$/s.exec(line)?.[1] ?? []);
  if (ids.length === 0) return;
  for (const [rule, isBroken, what] of FORMS) {
    const id = ids.find((each) => isBroken.test(each));
    const failure =
      id === undefined ? null : { message: `in the reply to UIDL ${what}`, actual: printableText(id) };
    watcher.check(rule, failure);
  }
}

import { printable } from '../model/printable.ts';
import { keywordOf } from '../pop3/command.ts';
import { latin1 } from '../pop3/encode.ts';
import { indicatorOf } from '../pop3/status.ts';
import type { Watcher } from './watch-findings.ts';
import type { WatchedReply } from './watched-reply.ts';

/** The status indicator: one of the two, in upper case, a word of its own; positive in a greeting (RFC 1939 §3, §4). */
export function checkIndicator(
  watcher: Watcher,
  { greeting, commandLine }: WatchedReply,
  line: Uint8Array,
): void {
  const indicator = indicatorOf(line);
  const actual = printable(line);
  // "+ " continues an AUTH exchange (RFC 5034 §4): not one of the two indicators, and right there.
  const inAuth = !greeting && (commandLine === null || keywordOf(commandLine) === 'AUTH');
  if (indicator === 'continuation' && inAuth) return;
  const known = indicator === 'positive' || indicator === 'negative';
  if (greeting) {
    const other = { message: 'the greeting is not a positive response', expected: '+OK', actual };
    watcher.check('RFC1939-4-GREETING-01', indicator === 'positive' ? null : other);
  } else {
    const message = 'the response does not begin with a status indicator';
    watcher.check('RFC1939-3-RESPONSE-01', known ? null : { message, expected: '+OK or -ERR', actual });
  }
  if (!known) return;
  checkForm(watcher, { line, wanted: indicator === 'positive' ? '+OK' : '-ERR', greeting });
}

function checkForm(
  watcher: Watcher,
  {
    line,
    wanted,
    greeting,
  }: { readonly line: Uint8Array; readonly wanted: string; readonly greeting: boolean },
): void {
  const text = latin1(line);
  const actual = printable(line);
  const lowerCase = { message: 'the status indicator is not in upper case', expected: wanted, actual };
  watcher.check('RFC1939-3-RESPONSE-07', text.startsWith(wanted) ? null : lowerCase);
  const next = text.charAt(wanted.length);
  const glued = {
    message: 'the status indicator runs on into other text',
    expected: `${wanted} and a space or the end of the line`,
    actual,
  };
  const rule = greeting ? 'RFC1939-4-GREETING-03' : 'RFC1939-3-RESPONSE-02';
  watcher.check(rule, next === '' || next === ' ' ? null : glued);
}

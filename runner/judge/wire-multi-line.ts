import type { BodyObservation, ReplyObservation, TimeoutObservation } from '../model/observation.ts';
import { printable } from '../model/printable.ts';
import { isMultiLineCommand, keywordOf } from '../pop3/command.ts';
import { latin1 } from '../pop3/encode.ts';
import { PARTIAL_LIMIT } from '../pop3/limits.ts';
import { indicatorOf } from '../pop3/status.ts';
import type { Watcher } from './watch-findings.ts';
import type { WatchedReply } from './watched-reply.ts';

/** The multi-line part: terminator, byte-stuffing, line ends (RFC 1939 §3). */
export function checkBody(watcher: Watcher, { commandLine }: WatchedReply, { body }: ReplyObservation): void {
  if (body === undefined) return;
  watcher.check('RFC1939-3-MULTILINE-02', null);
  checkStuffing(watcher, body);
  if (commandLine === null || !LISTINGS.has(keywordOf(commandLine))) return;
  const bare = {
    message: 'lines of the listing end with LF instead of CRLF',
    expected: 'CRLF',
    actual: printable(body.octets),
  };
  watcher.check('RFC1939-3-MULTILINE-01', body.bareLfCount === 0 ? null : bare);
}

/** In a message a lone LF may be content (RFC 1939 leaves it open); in these listings it cannot be. */
const LISTINGS: ReadonlySet<string> = new Set(['LIST', 'UIDL', 'CAPA', 'LANG']);

/** A body none of whose lines begins with a dot says nothing about byte-stuffing. */
function checkStuffing(watcher: Watcher, body: BodyObservation): void {
  if (body.unstuffedLines > 0) {
    watcher.check('RFC1939-3-MULTILINE-03', {
      message: 'a line of the multi-line response begins with a dot and is not byte-stuffed',
      expected: 'every line that begins with a dot has another dot in front',
      actual: `${body.unstuffedLines} lines with a single dot in front of other octets`,
    });
  } else if (hasDottedLine(body.octets)) watcher.check('RFC1939-3-MULTILINE-03', null);
}

function hasDottedLine(octets: Uint8Array): boolean {
  return octets[0] === DOT || Buffer.from(octets.buffer, octets.byteOffset, octets.length).includes('\r\n.');
}

const DOT = 0x2e;

/** A reply that never ended although its last line is a dot: the line ends around it are not CRLF. */
export function checkUnended(
  watcher: Watcher,
  { commandLine }: WatchedReply,
  { partial }: TimeoutObservation,
): void {
  if (commandLine === null || !isMultiLineCommand(commandLine) || indicatorOf(partial) !== 'positive') return;
  // Where more had come than is kept, the end of what is kept says nothing.
  if (partial.length >= PARTIAL_LIMIT || !WRONG_TERMINATOR.test(latin1(partial))) return;
  watcher.check('RFC1939-3-MULTILINE-02', {
    message: 'the terminator is not CRLF . CRLF',
    expected: '\\r\\n.\\r\\n',
    actual: printable(partial.subarray(-SHOWN_OCTETS)),
  });
}

/** LF . CRLF behind anything but a CR, or a dot line that ends in a lone LF or CR. */
const WRONG_TERMINATOR = /[^\r]\n\.\r?\n$|\n\.[\r\n]$/;
const SHOWN_OCTETS = 20;

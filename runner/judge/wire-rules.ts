import type { Observation, ReplyObservation, TimeoutObservation } from '../model/observation.ts';
import { printable } from '../model/printable.ts';
import { isMultiLineCommand, keywordOf } from '../pop3/command.ts';
import { latin1 } from '../pop3/encode.ts';
import { indicatorOf } from '../pop3/status.ts';
import type { Failure, FindingDraft } from './finding-draft.ts';
import { startWatching } from './watch-findings.ts';
import type { Watcher } from './watch-findings.ts';

/** One exchange as the wire rules look at it. */
export interface WatchedReply {
  /** The command line; null for the greeting and for raw octets that are no single line. */
  readonly commandLine: string | null;
  readonly greeting: boolean;
  readonly observation: Observation;
}

/** RFC 1939 §3: longest first line, CRLF included, in octets. */
const FIRST_LINE_LIMIT = 512;

/** The rules that every reply of every scenario has to keep (RFC 1939 §3). */
export function wireRules(watched: WatchedReply): readonly FindingDraft[] {
  const watcher = startWatching('wire-rule');
  const { observation } = watched;
  if (observation.kind === 'reply') checkReply(watcher, watched, observation);
  if (observation.kind === 'timeout') checkUnended(watcher, watched, observation);
  return watcher.findings;
}

/** Octets that had arrived before the client sent anything new: nobody had asked for them. */
export function unsolicited(octets: Uint8Array): readonly FindingDraft[] {
  const watcher = startWatching('wire-rule');
  watcher.check('RFC1939-3-RESPONSE-09', octets.length === 0 ? null : surplusFailure(octets));
  return watcher.findings;
}

function checkReply(watcher: Watcher, watched: WatchedReply, reply: ReplyObservation): void {
  checkIndicator(watcher, watched, reply.line);
  checkFirstLine(watcher, watched, reply);
  if (reply.body !== undefined) checkBody(watcher, watched, reply);
  checkSurplus(watcher, watched, reply);
}

function checkIndicator(watcher: Watcher, { greeting, commandLine }: WatchedReply, line: Uint8Array): void {
  const indicator = indicatorOf(line);
  // "+ " continues an AUTH exchange (RFC 5034 §4): not one of the two indicators, and right there.
  if (indicator === 'continuation' && (commandLine === null || keywordOf(commandLine) === 'AUTH')) return;
  const actual = printable(line);
  const known = indicator === 'positive' || indicator === 'negative';
  const none = {
    message: 'the response does not begin with a status indicator',
    expected: '+OK or -ERR',
    actual,
  };
  watcher.check(greeting ? 'RFC1939-4-GREETING-01' : 'RFC1939-3-RESPONSE-01', known ? null : none);
  if (!known) return;
  const wanted = indicator === 'positive' ? '+OK' : '-ERR';
  const text = latin1(line);
  const lowerCase = { message: 'the status indicator is not in upper case', expected: wanted, actual };
  watcher.check('RFC1939-3-RESPONSE-07', text.startsWith(wanted) ? null : lowerCase);
  const next = text.charAt(wanted.length);
  const glued = {
    message: 'the status indicator runs on',
    expected: `${wanted} and a space or the end of the line`,
    actual,
  };
  watcher.check(
    greeting ? 'RFC1939-4-GREETING-03' : 'RFC1939-3-RESPONSE-02',
    next === '' || next === ' ' ? null : glued,
  );
}

function checkFirstLine(watcher: Watcher, _watched: WatchedReply, { line, lineEnd }: ReplyObservation): void {
  const bare = {
    message: 'the first line ends with LF instead of CRLF',
    expected: 'CRLF',
    actual: `${printable(line)}\\n`,
  };
  watcher.check('RFC1939-3-RESPONSE-05', lineEnd === 'crlf' ? null : bare);
  const octets = line.length + 2;
  const long = {
    message: 'the first line of the response is too long',
    expected: `at most ${FIRST_LINE_LIMIT} octets, CRLF included`,
    actual: `${octets} octets: ${printable(line)}`,
  };
  watcher.check('RFC1939-3-RESPONSE-06', octets <= FIRST_LINE_LIMIT ? null : long);
}

function checkBody(watcher: Watcher, { commandLine }: WatchedReply, { body }: ReplyObservation): void {
  if (body === undefined) return;
  watcher.check('RFC1939-3-MULTILINE-02', null);
  const unstuffed = {
    message: 'a line of the multi-line response begins with a dot and is not byte-stuffed',
    expected: 'every line that begins with a dot has another dot in front',
    actual: `${body.unstuffedLines} lines with a single dot in front of other octets`,
  };
  watcher.check('RFC1939-3-MULTILINE-03', body.unstuffedLines === 0 ? null : unstuffed);
  if (commandLine === null || !LISTINGS.has(keywordOf(commandLine))) return;
  const bare = {
    message: 'lines of the listing end with LF instead of CRLF',
    expected: 'CRLF',
    actual: printable(body.octets),
  };
  watcher.check('RFC1939-3-MULTILINE-01', body.bareLfCount === 0 ? null : bare);
}

/** In a message a lone LF may be content (RFC 1939 leaves it open); in these listings it cannot be. */
const LISTINGS: ReadonlySet<string> = new Set(['LIST', 'UIDL', 'CAPA']);

function checkSurplus(watcher: Watcher, watched: WatchedReply, reply: ReplyObservation): void {
  const surplus = reply.surplus ?? new Uint8Array();
  const broken = surplus.length === 0 ? null : brokenBySurplus(watched, reply, surplus);
  for (const rule of rulesAboutSurplus(watched)) {
    watcher.check(rule, rule === broken ? surplusFailure(surplus) : null);
  }
}

function rulesAboutSurplus({ greeting, commandLine }: WatchedReply): readonly string[] {
  if (greeting) return ['RFC1939-4-GREETING-02', 'RFC1939-3-RESPONSE-09'];
  const keyword = commandLine === null ? '' : keywordOf(commandLine);
  if (keyword === 'QUIT') return ['RFC1939-6-QUIT-09'];
  return [
    'RFC1939-3-RESPONSE-08',
    'RFC1939-3-RESPONSE-09',
    'RFC1939-3-MULTILINE-06',
    'RFC1939-3-MULTILINE-07',
  ];
}

/** Which of the rules octets behind a complete reply break: the most telling one. */
function brokenBySurplus(watched: WatchedReply, reply: ReplyObservation, surplus: Uint8Array): string {
  if (watched.greeting) return 'RFC1939-4-GREETING-02';
  if (watched.commandLine === null) return 'RFC1939-3-RESPONSE-09';
  if (keywordOf(watched.commandLine) === 'QUIT') return 'RFC1939-6-QUIT-09';
  if (/^(\+OK|-ERR)/i.test(latin1(surplus.subarray(0, 4)))) return 'RFC1939-3-RESPONSE-08';
  if (reply.body !== undefined) return 'RFC1939-3-RESPONSE-09';
  const refused = indicatorOf(reply.line) === 'negative';
  if (refused)
    return isMultiLineCommand(watched.commandLine) ? 'RFC1939-3-MULTILINE-06' : 'RFC1939-3-RESPONSE-09';
  return 'RFC1939-3-MULTILINE-07';
}

function surplusFailure(octets: Uint8Array): Failure {
  return {
    message: 'the server sent octets that belong to no command',
    expected: 'nothing more',
    actual: printable(octets),
  };
}

/** A reply that never ended although its last line is a dot: the line ends around it are not CRLF. */
function checkUnended(
  watcher: Watcher,
  { commandLine }: WatchedReply,
  { partial }: TimeoutObservation,
): void {
  if (commandLine === null || !isMultiLineCommand(commandLine) || indicatorOf(partial) !== 'positive') return;
  if (!/(^|[^\r])\n\.\r?\n$|\n\.[\r\n]$/.test(latin1(partial))) return;
  watcher.check('RFC1939-3-MULTILINE-02', {
    message: 'the terminator is not CRLF . CRLF',
    expected: '\\r\\n.\\r\\n',
    actual: printable(partial.subarray(-20)),
  });
}

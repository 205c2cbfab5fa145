import type { LimitObservation, ReplyObservation } from '../model/observation.ts';
import { printable } from '../model/printable.ts';
import { indicatorOf } from '../pop3/status.ts';
import type { FindingDraft } from './finding-draft.ts';
import { checkIndicator } from './wire-indicator.ts';
import { checkBody, checkUnended } from './wire-multi-line.ts';
import { checkSurplus, surplusFailure } from './wire-surplus.ts';
import type { WatchedReply } from './watched-reply.ts';
import { startWatching } from './watch-findings.ts';
import type { Watcher } from './watch-findings.ts';

/** RFC 1939 §3: longest first line, CRLF included, in octets. */
const FIRST_LINE_LIMIT = 512;

/** The rules that every reply of every scenario has to keep (RFC 1939 §3). */
export function wireRules(watched: WatchedReply): readonly FindingDraft[] {
  const watcher = startWatching('wire-rule');
  const { observation } = watched;
  switch (observation.kind) {
    case 'reply':
      checkReply(watcher, watched, observation);
      break;
    case 'timeout':
      checkUnended(watcher, watched, observation);
      break;
    case 'limit':
      checkEndless(watcher, observation);
      break;
    case 'closed':
    case 'silence':
  }
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
  checkFirstLine(watcher, reply);
  checkBody(watcher, watched, reply);
  checkSurplus(watcher, watched, reply);
}

function checkFirstLine(watcher: Watcher, { line, lineEnd }: ReplyObservation): void {
  const bare = {
    message: 'the first line ends with LF instead of CRLF',
    expected: 'CRLF',
    actual: `${printable(line)}\\n`,
  };
  watcher.check('RFC1939-3-RESPONSE-05', lineEnd === 'crlf' ? null : bare);
  // RFC 5034 §4: challenges are as long as their mechanism makes them.
  if (indicatorOf(line) === 'continuation') return;
  const octets = line.length + (lineEnd === 'crlf' ? 2 : 1);
  const long = {
    message: 'the first line of the response is too long',
    expected: `at most ${FIRST_LINE_LIMIT} octets, CRLF included`,
    actual: `${octets} octets: ${printable(line)}`,
  };
  watcher.check('RFC1939-3-RESPONSE-06', octets <= FIRST_LINE_LIMIT ? null : long);
}

/** A first line that has no end is too long as well. */
function checkEndless(watcher: Watcher, { limit, octets, partial }: LimitObservation): void {
  if (limit !== 'line' || partial.includes(LF)) return;
  watcher.check('RFC1939-3-RESPONSE-06', {
    message: 'the first line of the response does not end',
    expected: `at most ${FIRST_LINE_LIMIT} octets, CRLF included`,
    actual: `${octets} octets and no line end: ${printable(partial)}`,
  });
}

const LF = 0x0a;

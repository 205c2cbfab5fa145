import type { ReplyObservation } from '../model/observation.ts';
import { printable } from '../model/printable.ts';
import { isMultiLineCommand, keywordOf } from '../pop3/command.ts';
import { latin1 } from '../pop3/encode.ts';
import { indicatorOf } from '../pop3/status.ts';
import type { Failure } from './finding-draft.ts';
import type { Watcher } from './watch-findings.ts';
import type { WatchedReply } from './watched-reply.ts';
import type { WatchedRequirement } from './watched-requirements.ts';

/** Octets behind a complete reply that no command awaits: each kind of reply has its rule against them. */
export function checkSurplus(watcher: Watcher, watched: WatchedReply, reply: ReplyObservation): void {
  if ((watched.commandLine?.length ?? 0) > LONGEST_LINE) return;
  const surplus = reply.surplus ?? new Uint8Array();
  const rules = rulesAboutSurplus(watched, reply);
  const broken = surplus.length === 0 || isFarewell(rules, reply) ? null : brokenRule(rules, surplus);
  // A reply without surplus shows nothing of a lone dot: that there was one to be byte-stuffed is not known.
  const kept = new Set([rules.response, rules.lines, rules.other].filter((rule) => rule !== LONE_DOT));
  for (const rule of kept) if (rule !== broken) watcher.check(rule, null);
  if (broken !== null) watcher.check(broken, surplusFailure(surplus));
}

/** RFC 2449 §4, without CRLF. RFC 1939 says nothing of longer lines, not even that they are one command. */
const LONGEST_LINE = 253;

/** What octets that belong to no command are told as. */
export function surplusFailure(octets: Uint8Array): Failure {
  return {
    message: 'the server sent octets that belong to no command',
    expected: 'nothing more',
    actual: printable(octets),
  };
}

/** The rules that octets behind a reply break: a second response, the rest of a multi-line one, or anything else. */
interface SurplusRules {
  readonly response: WatchedRequirement;
  readonly lines: WatchedRequirement;
  readonly other: WatchedRequirement;
}

const SECOND_RESPONSE = 'RFC1939-3-RESPONSE-08';
const ASKED_BY_NOBODY = 'RFC1939-3-RESPONSE-09';

function rulesAboutSurplus({ greeting, commandLine }: WatchedReply, reply: ReplyObservation): SurplusRules {
  if (greeting) return always('RFC1939-4-GREETING-02');
  if (commandLine === null) return always(ASKED_BY_NOBODY);
  if (keywordOf(commandLine) === 'QUIT') return always('RFC1939-6-QUIT-09');
  const lines = ruleAboutLines(commandLine, reply);
  return { response: SECOND_RESPONSE, lines, other: ASKED_BY_NOBODY };
}

/**
 * A line that says nothing positive, and the connection ended right behind it: the server says why it leaves, as in "too many
 * refused logins". That is no second response, whether both come in one segment or in two. Behind the answer to QUIT there
 * is nothing left to be said.
 */
function isFarewell({ response }: SurplusRules, { surplus, endedBehind }: ReplyObservation): boolean {
  const text = latin1(surplus ?? new Uint8Array());
  return (
    endedBehind === true && response === SECOND_RESPONSE && /^(?!\+OK|\.\r\n)[^\r\n]+(?:\r\n)?$/i.test(text)
  );
}

function always(rule: WatchedRequirement): SurplusRules {
  return { response: rule, lines: rule, other: rule };
}

/** What lines up to a terminator break behind a reply that should have ended before. */
function ruleAboutLines(commandLine: string, { line, body }: ReplyObservation): WatchedRequirement {
  if (body !== undefined) return ENDED_BY_LONE_DOT.test(keywordOf(commandLine)) ? LONE_DOT : ASKED_BY_NOBODY;
  if (!isMultiLineCommand(commandLine)) return 'RFC1939-3-MULTILINE-07';
  return indicatorOf(line) === 'negative' ? 'RFC1939-3-MULTILINE-06' : ASKED_BY_NOBODY;
}

/** Content that goes on up to a second terminator: its first one was a line of the message, not byte-stuffed. */
const LONE_DOT = 'RFC1939-3-MULTILINE-04';
const ENDED_BY_LONE_DOT = /^(RETR|TOP)$/;

function brokenRule({ response, lines, other }: SurplusRules, surplus: Uint8Array): WatchedRequirement {
  const text = latin1(surplus);
  if (/^(\+OK|-ERR)/i.test(text)) return response;
  // Behind content a terminator by itself may be the second of two as well as what follows a last line that is a dot.
  if (lines === LONE_DOT && text === TERMINATOR) return other;
  return text === TERMINATOR || text.endsWith(`\r\n${TERMINATOR}`) ? lines : other;
}

const TERMINATOR = '.\r\n';

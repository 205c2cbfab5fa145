import type { ReplyObservation } from '../model/observation.ts';
import { printable } from '../model/printable.ts';
import { isMultiLineCommand, keywordOf } from '../pop3/command.ts';
import { latin1 } from '../pop3/encode.ts';
import { indicatorOf } from '../pop3/status.ts';
import type { Failure } from './finding-draft.ts';
import type { Watcher } from './watch-findings.ts';
import type { WatchedReply } from './watched-reply.ts';

/** Octets behind a complete reply that no command awaits: each kind of reply has its rule against them. */
export function checkSurplus(watcher: Watcher, watched: WatchedReply, reply: ReplyObservation): void {
  const surplus = reply.surplus ?? new Uint8Array();
  const rules = rulesAboutSurplus(watched, reply);
  const broken = surplus.length === 0 ? null : brokenRule(rules, surplus);
  for (const rule of new Set([rules.response, rules.other])) {
    watcher.check(rule, rule === broken ? surplusFailure(surplus) : null);
  }
}

/** What octets that belong to no command are told as. */
export function surplusFailure(octets: Uint8Array): Failure {
  const hint = LONE_DOT.test(latin1(octets))
    ? '; perhaps a line of content that is a lone dot was not byte-stuffed, so that it ended the response'
    : '';
  return {
    message: `the server sent octets that belong to no command${hint}`,
    expected: 'nothing more',
    actual: printable(octets),
  };
}

/** Lines, and then what ends a multi-line response. */
const LONE_DOT = /\r\n\.\r\n$/;

/** The rule that a second response breaks, and the one that any other octets break. */
interface SurplusRules {
  readonly response: string;
  readonly other: string;
}

function rulesAboutSurplus({ greeting, commandLine }: WatchedReply, reply: ReplyObservation): SurplusRules {
  if (greeting) return { response: 'RFC1939-4-GREETING-02', other: 'RFC1939-4-GREETING-02' };
  if (commandLine === null) return { response: 'RFC1939-3-RESPONSE-09', other: 'RFC1939-3-RESPONSE-09' };
  if (keywordOf(commandLine) === 'QUIT') return { response: 'RFC1939-6-QUIT-09', other: 'RFC1939-6-QUIT-09' };
  return { response: 'RFC1939-3-RESPONSE-08', other: ruleAboutLines(commandLine, reply) };
}

function ruleAboutLines(commandLine: string, { line, body }: ReplyObservation): string {
  if (body !== undefined) return 'RFC1939-3-RESPONSE-09';
  if (!isMultiLineCommand(commandLine)) return 'RFC1939-3-MULTILINE-07';
  return indicatorOf(line) === 'negative' ? 'RFC1939-3-MULTILINE-06' : 'RFC1939-3-RESPONSE-09';
}

function brokenRule({ response, other }: SurplusRules, surplus: Uint8Array): string {
  return /^(\+OK|-ERR)/i.test(latin1(surplus.subarray(0, 4))) ? response : other;
}

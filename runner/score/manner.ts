import type { Answer, Manner } from '../model/baseline.ts';
import type { Finding } from '../model/finding.ts';

/** How a check failed, without what changes from run to run; docs/baseline.md, "How it fails". */
export function mannerOf({ origin, message = '', actual = '' }: Finding): Manner {
  const answer = origin === 'step' ? answerIn(actual) : null;
  return { origin, message: normalised(message), ...(answer === null ? {} : { answer }) };
}

/** Equal for equal ways of failing. */
export function mannerKey({ origin, message, answer }: Manner): string {
  return JSON.stringify([origin, message, answer ?? null]);
}

/** From the first quotation mark to the last: what a server sends may hold quotation marks itself. */
const QUOTED = /"[^]*"/;

/** Times, sizes, message-numbers, counts. */
const NUMBER = /\d+(?:[.,]\d+)*/g;

function normalised(message: string): string {
  return message.replace(RESET, CLOSED).replace(QUOTED, '…').replace(NUMBER, '#');
}

/** A server that closes with unread octets before it causes a reset; whether they were unread is a matter of luck. */
const RESET = 'the connection was reset instead of a complete reply';
const CLOSED = 'the server closed the connection instead of giving a complete reply';

function answerIn(actual: string): Answer | null {
  return (/^(?:\+OK|-ERR|\+)(?= |$)/.exec(actual)?.[0] ?? null) as Answer | null;
}

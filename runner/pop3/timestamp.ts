import { latin1 } from './encode.ts';

/**
 * The timestamp of a greeting that offers APOP, with its angle brackets (RFC 1939 §7): the first thing in the line that
 * has the syntax of RFC 822's msg-id (§6.1: `"<" local-part "@" domain ">"`). Null when there is none.
 */
export function timestampOf(greetingLine: Uint8Array): string | null {
  return MSG_ID.exec(latin1(greetingLine))?.[0] ?? null;
}

// RFC 822 §3.3 and §6.1. Each alternative begins with an octet of its own, so that matching never backtracks far.
const ATOM = String.raw`[!#$%&'*+\-/0-9=?A-Z^_\x60a-z{|}~]+`;
const QUOTED_PAIR = String.raw`\\[\x00-\x7f]`;
const QUOTED_STRING = String.raw`"(?:[^"\\\r\x80-\xff]|${QUOTED_PAIR})*"`;
const DOMAIN_LITERAL = String.raw`\[(?:[^[\]\\\r\x80-\xff]|${QUOTED_PAIR})*\]`;
const LOCAL_PART = dotted(`(?:${ATOM}|${QUOTED_STRING})`);
const DOMAIN = dotted(`(?:${ATOM}|${DOMAIN_LITERAL})`);
const MSG_ID = new RegExp(`<${LOCAL_PART}@${DOMAIN}>`);

function dotted(word: string): string {
  return String.raw`${word}(?:\.${word})*`;
}

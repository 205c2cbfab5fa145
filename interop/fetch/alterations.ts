import type { Transport } from './ways.ts';

/** What a client does to every message: stated in words for docs/clients.md, and as a program for the comparison. */
export interface Alteration {
  readonly says: string;
  /** From the text as the server sent it, a character an octet, to what the client stores. */
  readonly apply: (text: string) => string;
  /** Where it happens; everywhere when left out. */
  readonly over?: readonly Transport[];
}

/** The form in which Unix programs pass mail on. */
export const LOCAL_LINE_ENDS: Alteration = {
  says: 'CRLF becomes LF, the local line end',
  apply: (text) => text.replaceAll('\r\n', '\n'),
};

/** As Python's email package reads lines. */
export const LONE_CR_ENDS_LINES: Alteration = {
  says: 'a lone CR becomes LF, too',
  apply: (text) => text.replaceAll('\r', '\n'),
};

/** A line in front of the message. */
export function prepended(line: string): Alteration {
  return { says: `\`${line}\` is put in front`, apply: (text) => `${line}\n${text}` };
}

/** A fault of a client: RFC 1939 §3 has the dot that the server added removed. */
export const STUFFING_LEFT_IN: Alteration = {
  says: 'the dots of byte-stuffing stay in (against RFC 1939 §3), for the application to remove',
  apply: (text) => text.replaceAll(/^\./gm, '..'),
};

/** The same client takes the last CRLF for a part of the terminator, or not, as the network cuts. */
export const LAST_LINE_ENDS_LEFT_OUT: Alteration = {
  says: 'line ends at the very end are not compared: whether the last is left out depends on the segments',
  apply: (text) => text.replace(/(\r\n)+$/, ''),
};

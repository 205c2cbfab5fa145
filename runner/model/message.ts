/** A fixture message: exact octets, with what makes it hazardous. */
export interface FixtureMessage {
  /** File name in fixtures/messages without `.eml`, e.g. `leading-dots`. */
  readonly name: string;
  /** Why it exists: the mistake that it provokes. */
  readonly why: string;
  /** Exact octets; line ends are CRLF unless the message is about something else. */
  readonly octets: Uint8Array;
  /** Features of the content that a mail store may legally treat in more than one way. */
  readonly hazards: readonly MessageHazard[];
  /** What a message must have to stand in for it where messages cannot be placed; left out where none can. */
  readonly standIn?: StandIn;
}

/** What a message that stands in for another must have at least, so that a scenario about the other one has its point. */
export interface StandIn {
  readonly octets?: number;
  /** Lines behind the blank line. */
  readonly bodyLines?: number;
  /** Lines that begin with a dot, wherever they stand. */
  readonly dottedLines?: number;
}

/**
 * What the way into a maildrop makes of a message. `header-fields-in-front`: delivery puts trace fields before it (RFC
 * 5321 §4.4), which is no corruption of it.
 */
export type MessageForm = 'as-given' | 'header-fields-in-front';

/**
 * What a server or a delivery path may legally treat in more than one way, so that comparison allows for it:
 * `bare-lf`, `bare-cr`: a lone LF or CR may be kept, or become a line end; `no-final-eol`: the last line has no line end,
 * the server has to add one and may or may not count it; `nul`: NUL octets, which some stores replace or drop;
 * `eight-bit`: octets above 127; `long-lines`: lines over 998 octets; `from-lines`: lines that begin with `From `, which
 * mail kept in an mbox file has quoted, with `>` in front.
 */
export type MessageHazard =
  'bare-lf' | 'bare-cr' | 'no-final-eol' | 'nul' | 'eight-bit' | 'long-lines' | 'from-lines';

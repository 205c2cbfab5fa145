import { CR, LF } from './octet.ts';

/** `nn mm` of a positive reply to STAT (RFC 1939 §5). */
export interface DropListing {
  readonly count: number;
  readonly octets: number;
}

/** One message's line of LIST (RFC 1939 §5). */
export interface ScanListing {
  readonly number: number;
  readonly octets: number;
}

/** One message's line of UIDL (RFC 1939 §7). */
export interface UniqueIdListing {
  readonly number: number;
  readonly uniqueId: string;
}

/** The lines of a multi-line part, cut at CRLF and nowhere else, without their line ends. */
export function linesOf(octets: Uint8Array): readonly Uint8Array[] {
  const lines: Uint8Array[] = [];
  let start = 0;
  for (let at = octets.indexOf(LF); at !== -1; at = octets.indexOf(LF, at + 1)) {
    if (at === start || octets[at - 1] !== CR) continue;
    lines.push(octets.subarray(start, at - 1));
    start = at + 1;
  }
  if (start < octets.length) lines.push(octets.subarray(start));
  return lines;
}

/** Reads the text behind `+OK ` of a reply to STAT; null when it is no drop listing. */
export function dropListingOf(text: string): DropListing | null {
  const match = TWO_NUMBERS.exec(text);
  return match === null ? null : { count: Number(match[1]), octets: Number(match[2]) };
}

/** Reads a line of LIST, or the text behind `+OK ` of a reply to LIST with an argument; null when it is none. */
export function scanListingOf(text: string): ScanListing | null {
  const match = TWO_NUMBERS.exec(text);
  return match === null ? null : { number: Number(match[1]), octets: Number(match[2]) };
}

/** Reads a line of UIDL, or the text behind `+OK ` of a reply to UIDL with an argument; null when it is none. */
export function uniqueIdListingOf(text: string): UniqueIdListing | null {
  const match = NUMBER_AND_UNIQUE_ID.exec(text);
  return match?.[2] === undefined ? null : { number: Number(match[1]), uniqueId: match[2] };
}

/** What may follow the second number is anything behind a space; 15 digits are what a double holds exactly. */
const TWO_NUMBERS = /^(\d{1,15}) (\d{1,15})(?: .*)?$/s;
const NUMBER_AND_UNIQUE_ID = /^(\d{1,15}) ([!-~]{1,70})$/;

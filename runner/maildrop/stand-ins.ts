import type { FixtureMessage, StandIn } from '../model/message.ts';
import { latin1 } from '../pop3/encode.ts';

/** A message of a maildrop as it stands, as RETR sent it. */
export interface ObservedMessage {
  readonly number: number;
  readonly octets: Uint8Array;
  /** LIST gives it as many octets: otherwise one of the two is wrong, and nothing can be held against its content. */
  readonly isAsListed: boolean;
}

/** A message for which another is to stand in. */
export interface WantedStandIn {
  readonly message: FixtureMessage;
  /** Its content is held against what the server sends. */
  readonly isCompared: boolean;
}

/** Messages of a maildrop that stand in for others, and their numbers, in the same order. */
export interface StandIns {
  readonly messages: readonly FixtureMessage[];
  readonly numbers: readonly number[];
}

/** No message that was looked at has what this one is there for. */
export interface NoStandIn {
  readonly missing: FixtureMessage;
}

/**
 * Gives each of these messages another one that stands in for it: one that has what the message is there for, and none for
 * two of them. Those that fewest can stand in for are served first.
 */
export function standInsFor(
  wanted: readonly WantedStandIn[],
  observed: readonly ObservedMessage[],
): StandIns | NoStandIn {
  const candidates = wanted
    .map((each) => ({ message: each.message, fit: observed.filter((other) => canStandIn(other, each)) }))
    .sort((one, other) => one.fit.length - other.fit.length);
  const taken = new Map<number, FixtureMessage>();
  for (const { message, fit } of candidates) {
    const found = fit.find(({ number }) => !taken.has(number));
    if (found === undefined) return { missing: message };
    taken.set(found.number, { ...message, octets: found.octets, hazards: [] });
  }
  return { messages: [...taken.values()], numbers: [...taken.keys()] };
}

function canStandIn(
  { octets, isAsListed }: ObservedMessage,
  { message, isCompared }: WantedStandIn,
): boolean {
  const { standIn } = message;
  if (standIn === undefined || (isCompared && !isAsListed)) return false;
  const text = latin1(octets);
  return (
    octets.length >= (standIn.octets ?? 0) &&
    linesIn(bodyOf(text)) >= (standIn.bodyLines ?? 0) &&
    dottedLinesIn(text) >= (standIn.dottedLines ?? 0)
  );
}

/** What a message must have to stand in for this one, in words behind "with"; null where none can. */
export function standInWords({ standIn }: FixtureMessage): string | null {
  if (standIn === undefined) return null;
  const words = Object.entries(WORDS).flatMap(([trait, word]) => {
    const least = standIn[trait as keyof StandIn];
    return least === undefined ? [] : [`${word} (${String(least)} at least)`];
  });
  return words.length === 0 ? 'nothing special about it' : words.join(' and ');
}

const WORDS: Readonly<Record<keyof StandIn, string>> = {
  octets: 'many octets',
  bodyLines: 'lines in its body',
  dottedLines: 'lines that begin with a dot',
};

function bodyOf(text: string): string {
  const blank = text.indexOf('\r\n\r\n');
  return blank < 0 ? '' : text.slice(blank + 4);
}

function linesIn(text: string): number {
  return text.split('\r\n').length - 1;
}

function dottedLinesIn(text: string): number {
  return text.match(/(?<=^|\r\n)\./g)?.length ?? 0;
}

/** What is known of a message beside its octets. */
export interface Circumstances {
  /** Octets that LIST gives it. */
  readonly listedOctets: number;
  /** The server has UTF-8 mode: octets above 127 may make it send a surrogate (RFC 6856 §2.1). */
  readonly hasUtf8: boolean;
}

/**
 * Whether everything that a server says of this message has to agree. RFC 1939 leaves open what becomes of a lone CR or LF,
 * of NUL, and of lines over 998 octets, and whether the size counts a line end that the last line was given; one of these
 * must not make a scenario accuse a server.
 */
export function isUnambiguous(octets: Uint8Array, { listedOctets, hasUtf8 }: Circumstances): boolean {
  const text = latin1(octets);
  if (octets.length === listedOctets + 2 || !text.includes('\r\n\r\n')) return false;
  if (/\0|\r(?!\n)|(?<!\r)\n|[^\r\n]{999}/.test(text)) return false;
  return !hasUtf8 || !/[\x80-\xff]/.test(text);
}

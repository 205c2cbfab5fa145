import type { FixtureMessage, MessageForm } from '../model/message.ts';
import type { ScanListing } from '../pop3/listing.ts';
import { FETCH_LIMIT } from './limits.ts';
import { isMessage, needsUtf8Mode, wireSizeOctets } from './message-identity.ts';

/** A session in the TRANSACTION state, as far as it is needed to see what the maildrop holds. */
export interface MaildropView {
  /** Number of messages that STAT tells; null when its reply cannot be made out. */
  count(): Promise<number | null>;
  /** What LIST says; null when its reply cannot be made out. */
  list(): Promise<readonly ScanListing[] | null>;
  /** The octets of a message; null when the server does not send it. */
  retrieve(number: number): Promise<Uint8Array | null>;
}

/**
 * What a look at the maildrop showed. `shown`: the messages, these alone. `unclear`: the messages are there, though
 * LIST says something else: a matter for the scenarios. `missing`: other messages, or not all of them yet.
 */
export interface Numbering {
  readonly state: 'shown' | 'unclear' | 'missing';
  /** How many of the messages were recognised. */
  readonly recognised: number;
  /** Message-number of each message, in fill order; fill order itself where nothing could be told. */
  readonly numbers: readonly number[];
  /** How many messages LIST shows, null when nothing could be made out. */
  readonly listed: number | null;
}

/**
 * Finds which message-number each message has: by the sizes of LIST in fill order, and where those say something else by
 * fetching the messages. RFC 1939 lets a server number the messages in whatever order it likes.
 */
export async function numberMessages(
  messages: readonly FixtureMessage[],
  form: MessageForm,
  view: MaildropView,
): Promise<Numbering> {
  const listing = await view.list();
  const listed = listing?.length ?? null;
  const settled = inPlace(messages, listing ?? []);
  if (listed === messages.length && settled.size === listed) {
    return { state: 'shown', recognised: listed, numbers: fillOrder(messages), listed };
  }
  const contents = await fetchContents(numbersToFetch(messages.length, { listed, settled }), view);
  const matched = match(messages, form, { settled, contents });
  const recognised = matched.filter((number) => number !== null).length;
  const isSurplus = contents.size + settled.size > messages.length;
  const found = { recognised, numbers: withFillOrder(matched), listed };
  if (recognised === messages.length && !isSurplus) {
    return { state: listed === messages.length ? 'shown' : 'unclear', ...found };
  }
  // Of messages that need UTF-8 mode a server may send a surrogate, or nothing: they are those that are left.
  const areLeft = matched.every((number, index) => number !== null || isLeft(messages[index]));
  if (recognised > 0 && listed === messages.length && areLeft) return { state: 'unclear', ...found };
  // A server that sends no message rightly shows nothing else than their number.
  const isOnlyCounted = contents.size === 0 && (await view.count()) === messages.length;
  return { state: isOnlyCounted ? 'unclear' : 'missing', ...found };
}

function isLeft(message: FixtureMessage | undefined): boolean {
  return message !== undefined && needsUtf8Mode(message);
}

function fillOrder(messages: readonly FixtureMessage[]): readonly number[] {
  return messages.map((_, index) => index + 1);
}

/** Numbers under which LIST shows the size of the message that was put there in that place. */
function inPlace(messages: readonly FixtureMessage[], listing: readonly ScanListing[]): ReadonlySet<number> {
  const isInPlace = ({ number, octets }: ScanListing, index: number): boolean => {
    const message = messages[index];
    return message !== undefined && number === index + 1 && octets === wireSizeOctets(message);
  };
  if (listing.length !== messages.length) return new Set();
  return new Set(listing.filter(isInPlace).map(({ number }) => number));
}

interface Listed {
  readonly listed: number | null;
  readonly settled: ReadonlySet<number>;
}

/** One more than there should be, unless LIST says that there is none: a message of before may still be there. */
function numbersToFetch(count: number, { listed, settled }: Listed): readonly number[] {
  const length = Math.min(listed === count ? count : count + 1, FETCH_LIMIT);
  return Array.from({ length }, (_, index) => index + 1).filter((number) => !settled.has(number));
}

/** Messages as the server sends them; those that it refuses are left out. */
async function fetchContents(
  numbers: readonly number[],
  view: MaildropView,
): Promise<ReadonlyMap<number, Uint8Array>> {
  const contents = new Map<number, Uint8Array>();
  for (const number of numbers) {
    const octets = await view.retrieve(number);
    if (octets !== null) contents.set(number, octets);
  }
  return contents;
}

interface Seen {
  readonly settled: ReadonlySet<number>;
  readonly contents: ReadonlyMap<number, Uint8Array>;
}

/** For each message its own place when that is settled, otherwise the first number under which it was sent. */
function match(
  messages: readonly FixtureMessage[],
  form: MessageForm,
  { settled, contents }: Seen,
): readonly (number | null)[] {
  const free = new Map(contents);
  return messages.map((message, index) => {
    if (settled.has(index + 1)) return index + 1;
    const number = [index + 1, ...free.keys()].find((each) => {
      const octets = free.get(each);
      return octets !== undefined && isMessage(octets, message, form);
    });
    if (number === undefined) return null;
    free.delete(number);
    return number;
  });
}

/** Messages that were not recognised get the numbers that are left, in order. */
function withFillOrder(matched: readonly (number | null)[]): readonly number[] {
  const taken = new Set(matched);
  const left = matched.map((_, index) => index + 1).filter((number) => !taken.has(number));
  return matched.map((number) => number ?? left.shift() ?? 0);
}

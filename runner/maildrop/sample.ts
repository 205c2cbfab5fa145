import type { ScanListing } from '../pop3/listing.ts';

/** Messages retrieved at most to learn what a maildrop holds: a mailbox may have tens of thousands. */
export const SAMPLE_MESSAGES: number = 12;

/** Largest message that is retrieved for it: ordinary mail without attachments, so that all of it takes a moment. */
const SAMPLE_OCTETS: number = 64 * 1024;

/** So many are the first: where numbers of one digit go wrong shows there, and small maildrops are seen whole. */
const FIRST = 4;

/** Which messages of a maildrop to look at, in the order of their numbers: the first, the last, and some between. */
export function sampleOf(listing: readonly ScanListing[]): readonly ScanListing[] {
  const small = listing.filter(({ octets }) => octets <= SAMPLE_OCTETS).sort((a, b) => a.number - b.number);
  if (small.length <= SAMPLE_MESSAGES) return small;
  const spread = SAMPLE_MESSAGES - FIRST;
  const others = small.slice(FIRST);
  const between = Array.from(
    { length: spread },
    (_, index) => others[Math.floor(((others.length - 1) * index) / (spread - 1))],
  );
  return [...small.slice(0, FIRST), ...between.filter((each) => each !== undefined)];
}

import type { Watch } from './ledger-watch.ts';
import type { WatchedRequirement } from './watched-requirements.ts';

/** What a message breaks that is sent in another size than LIST gives, otherwise than before, otherwise by TOP. */
export interface ContentRules {
  readonly size: WatchedRequirement;
  readonly again: WatchedRequirement;
  readonly top: WatchedRequirement;
}

/** Messages as they are. */
const AS_IT_IS: ContentRules = {
  size: 'RFC1939-5-RETR-04',
  again: 'RFC1939-5-RETR-08',
  top: 'RFC1939-7-TOP-08',
};

/** RFC 6856 §2.1 has the size of such a message match what RETR sends, and leaves a way out. */
const IN_UTF8_MODE: ContentRules = { ...AS_IT_IS, size: 'RFC6856-2.1-SIZE-01' };

/** A surrogate is made by the server, perhaps anew for each request. */
const AS_SURROGATE: ContentRules = {
  size: 'RFC6856-2.1-SIZE-02',
  again: 'RFC6856-2.1-SURROGATE-05',
  top: 'RFC6856-2.1-SURROGATE-04',
};

/** The rules that are broken when what is shown of this message does not agree. */
export function brokenBy({ mayNeedUtf8, isUtf8Mode }: Watch, number: number): ContentRules {
  if (mayNeedUtf8?.(number) !== true) return AS_IT_IS;
  return isUtf8Mode === true ? IN_UTF8_MODE : AS_SURROGATE;
}

/** Whether STAT has to give the exact sum for these messages: RFC 6856 §2.1 does not ask for it where UTF-8 is about. */
export function isSumExact({ mayNeedUtf8 }: Watch, numbers: readonly number[]): boolean {
  return mayNeedUtf8 === undefined || !numbers.some(mayNeedUtf8);
}

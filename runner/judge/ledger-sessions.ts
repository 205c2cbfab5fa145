import type { LayeredMap } from './layered-map.ts';
import type { MaildropView, Shown } from './ledger-maildrop.ts';
import type { Watcher } from './watch-findings.ts';
import type { WatchedRequirement } from './watched-requirements.ts';

/** What a session on the same maildrop had shown, and how it ended: one that has not is not compared with. */
export interface EarlierSession {
  readonly maildrop: MaildropView;
  readonly ended: 'quit' | 'without-quit' | null;
}

/** What the later session has shown by now, and the messages about which it has just shown something. */
export interface LaterSession {
  readonly maildrop: MaildropView;
  readonly numbers: Iterable<number>;
}

/**
 * Unique-ids persist (RFC 1939 §7). Messages of two sessions are taken for the same only when RETR sent the same octets
 * and, going by complete LISTs, no other message of either session has that size: copies may have ids of their own.
 */
export function checkEarlierSessions(
  earlier: readonly EarlierSession[],
  { maildrop, numbers }: LaterSession,
  watcher: Watcher,
): void {
  for (const session of earlier) {
    if (session.ended === null || !session.maildrop.listed || !maildrop.listed) continue;
    for (const number of numbers) {
      const same = sameMessage(session.maildrop, maildrop, number);
      if (same !== undefined) compare({ session, same, number, maildrop }, watcher);
    }
  }
}

interface SameMessage {
  readonly session: EarlierSession;
  /** Its number in the earlier session. */
  readonly same: number;
  readonly maildrop: MaildropView;
  readonly number: number;
}

function compare({ session, same, maildrop, number }: SameMessage, watcher: Watcher): void {
  const before = session.maildrop.uniqueIds.get(same)?.value;
  const now = maildrop.uniqueIds.get(number)?.value;
  if (before === undefined || now === undefined) return;
  const message = `message ${number} had another unique-id in an earlier session, in which it was message ${same}`;
  watcher.check(ruleOf(session), now === before ? null : { message, expected: before, actual: now });
}

function ruleOf({ ended, maildrop }: EarlierSession): WatchedRequirement {
  if (ended === 'without-quit') return 'RFC1939-7-UIDL-14';
  return maildrop.marked.size > 0 ? 'RFC1939-7-UIDL-15' : 'RFC1939-7-UIDL-13';
}

function sameMessage(before: MaildropView, now: MaildropView, number: number): number | undefined {
  const content = now.contents.get(number);
  if (content === undefined || !hasSizeAlone(now, number)) return undefined;
  const same = numbersByDigest(before.contents).get(content.sha256);
  return same !== undefined && hasSizeAlone(before, same) ? same : undefined;
}

/** Whether no other message of the session has this one's size. */
function hasSizeAlone({ sizes }: MaildropView, number: number): boolean {
  const size = sizes.get(number);
  return size !== undefined && countsBySize(sizes).get(size.value) === 1;
}

function countsBySize(sizes: LayeredMap<Shown<number>>): ReadonlyMap<number, number> {
  return remembered(COUNTS, sizes, () => {
    const counts = new Map<number, number>();
    for (const number of sizes.keys()) {
      const size = sizes.get(number)?.value ?? 0;
      counts.set(size, (counts.get(size) ?? 0) + 1);
    }
    return counts;
  });
}

function numbersByDigest(contents: MaildropView['contents']): ReadonlyMap<string, number> {
  return remembered(DIGESTS, contents, () => {
    const numbers = new Map<string, number>();
    for (const number of contents.keys()) numbers.set(contents.get(number)?.sha256 ?? '', number);
    return numbers;
  });
}

/** Made once for each map, since maps never change: a session may compare thousands of messages, one by one. */
const COUNTS = new WeakMap<object, ReadonlyMap<number, number>>();
const DIGESTS = new WeakMap<object, ReadonlyMap<string, number>>();

function remembered<Made>(memory: WeakMap<object, Made>, of: object, make: () => Made): Made {
  const known = memory.get(of);
  if (known !== undefined) return known;
  const made = make();
  memory.set(of, made);
  return made;
}

import type { Account } from '../../maildrop/provisioner.ts';
import { sampleOf } from '../../maildrop/sample.ts';
import { isUnambiguous, type ObservedMessage } from '../../maildrop/stand-ins.ts';
import type { ScanListing } from '../../pop3/listing.ts';
import { MaildropLook } from './maildrop-look.ts';
import type { RunContext } from '../context/run-context.ts';

/** How many messages a maildrop holds, and their sizes. */
export interface Inventory {
  /** As STAT and LIST say, the larger where they differ: a number above it is no message's. */
  readonly count: number;
  /** What LIST says; null when that cannot be made out. */
  readonly listing: readonly ScanListing[] | null;
}

/** What a look at a maildrop as it stands showed. */
export interface Observation extends Inventory {
  /** Some of its messages, retrieved; none of a kind that servers may treat in more than one way. */
  readonly messages: readonly ObservedMessage[];
}

/** At which maildrop to look. */
export interface Observed {
  readonly account: Account;
  readonly signal: AbortSignal;
}

/** Counts and lists; null when neither can be made out. */
export async function takeInventory(run: RunContext, observed: Observed): Promise<Inventory | null> {
  return looking(run, observed, inventoryBy);
}

/** Counts, lists, and retrieves some messages. Null when nothing can be made out. */
export async function observe(run: RunContext, observed: Observed): Promise<Observation | null> {
  return looking(run, observed, async (look) => {
    const inventory = await inventoryBy(look);
    if (inventory === null) return null;
    return { ...inventory, messages: await retrieve(run, look, inventory) };
  });
}

/** In UTF-8 mode where there is one, so that messages are sent as they are (RFC 6856 §2.1). */
async function looking<Seen>(
  run: RunContext,
  observed: Observed,
  at: (look: MaildropLook) => Promise<Seen>,
): Promise<Seen> {
  const look = new MaildropLook(run, { ...observed, inUtf8Mode: run.known.hasUtf8 });
  try {
    return await at(look);
  } finally {
    await look.leave();
  }
}

async function inventoryBy(look: MaildropLook): Promise<Inventory | null> {
  const counted = await look.count();
  const listing = await look.list();
  if (counted === null && listing === null) return null;
  const listed = new Set((listing ?? []).map(({ number }) => number)).size;
  return { count: Math.max(counted ?? 0, listed), listing };
}

async function retrieve(
  { clock, limits, state, known: { hasUtf8 } }: RunContext,
  look: MaildropLook,
  { listing }: Inventory,
): Promise<readonly ObservedMessage[]> {
  const untilMs = clock.nowMs() + limits.observeMs;
  const messages: ObservedMessage[] = [];
  for (const { number, octets: listedOctets } of sampleOf(listing ?? [])) {
    if (state.signal.aborted || clock.nowMs() > untilMs) break;
    const octets = await look.retrieve(number);
    if (octets === null || !isUnambiguous(octets, { listedOctets, hasUtf8 })) continue;
    messages.push({ number, octets, isAsListed: octets.length === listedOctets });
  }
  return messages;
}

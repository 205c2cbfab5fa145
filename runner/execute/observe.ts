import type { Account } from '../maildrop/provisioner.ts';
import { sampleOf } from '../maildrop/sample.ts';
import { isUnambiguous, type ObservedMessage } from '../maildrop/stand-ins.ts';
import type { ScanListing } from '../pop3/listing.ts';
import { MaildropLook } from './maildrop-look.ts';
import type { RunContext } from './run-context.ts';

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

/**
 * Looks at a maildrop as it stands, and retrieves some messages of it. Where it is not known whether retrieved messages
 * stay there (RFC 1939 §8), the first one tells, and no other is retrieved when it does not. Null when nothing can be made
 * out.
 */
export async function observe(run: RunContext, observed: Observed): Promise<Observation | null> {
  const inventory = await takeInventory(run, observed);
  if (inventory === null) return null;
  const { clock, limits, known } = run;
  const untilMs = clock.nowMs() + limits.observeMs;
  const sample = sampleOf(inventory.listing ?? []);
  if (known.keepsRetrieved === 'unknown') {
    const { times } = await retrieve(run, observed, { sample, untilMs, atMost: 1 });
    const left = times === 0 ? inventory : await takeInventory(run, observed);
    if (times > 0) known.keepsRetrieved = left === null || left.count < inventory.count ? 'no' : 'yes';
  }
  if (known.keepsRetrieved !== 'yes') return { ...inventory, messages: [] };
  const { messages } = await retrieve(run, observed, { sample, untilMs, atMost: sample.length });
  return { ...inventory, messages };
}

/** Counts and lists; null when neither can be made out. */
export async function takeInventory(
  run: RunContext,
  { account, signal }: Observed,
): Promise<Inventory | null> {
  const look = new MaildropLook(run, { account, signal });
  try {
    const counted = await look.count();
    const listing = await look.list();
    if (counted === null && listing === null) return null;
    const listed = new Set((listing ?? []).map(({ number }) => number)).size;
    return { count: Math.max(counted ?? 0, listed), listing };
  } finally {
    await look.leave();
  }
}

interface Retrieval {
  readonly sample: readonly ScanListing[];
  /** No message is begun behind this time. */
  readonly untilMs: number;
  /** So many are retrieved; one that the server refuses is none of them. */
  readonly atMost: number;
}

interface Retrieved {
  readonly messages: readonly ObservedMessage[];
  /** How many were retrieved, those of which nothing can be said included. */
  readonly times: number;
}

async function retrieve(
  run: RunContext,
  { account, signal }: Observed,
  { sample, untilMs, atMost }: Retrieval,
): Promise<Retrieved> {
  if (sample.length === 0) return { messages: [], times: 0 };
  const { hasUtf8 } = run.known;
  const look = new MaildropLook(run, { account, signal, inUtf8Mode: hasUtf8 });
  const messages: ObservedMessage[] = [];
  let times = 0;
  try {
    for (const { number, octets: listedOctets } of sample) {
      if (signal.aborted || times === atMost || run.clock.nowMs() > untilMs) break;
      const octets = await look.retrieve(number);
      if (octets === null) continue;
      times += 1;
      if (isUnambiguous(octets, { listedOctets, hasUtf8 })) messages.push({ number, octets });
    }
  } finally {
    await look.leave();
  }
  return { messages, times };
}

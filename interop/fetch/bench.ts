import { join } from 'node:path';
import type { Place } from '../place.ts';
import type { FetchAccount } from './client.ts';
import type { FetchMessage } from './messages.ts';
import { referenceServers, type ReferenceServer } from './reference-server.ts';
import type { Way } from './ways.ts';

/** Where clients are run: the servers, and what stands in their maildrop at the start of each session. */
export interface Bench {
  readonly folder: string;
  readonly authority: string;
  readonly account: FetchAccount;
  readonly maildir: string;
  readonly messages: readonly FetchMessage[];
  readonly serverFor: (way: Way) => Promise<ReferenceServer>;
  readonly signal: AbortSignal;
}

/** What is chosen of a bench. */
export interface BenchChoice extends Pick<Bench, 'messages' | 'signal'> {
  /** Names of faults that its servers have. */
  readonly faults: readonly string[];
}

/** Makes a bench in a place. */
export function benchIn(place: Place, { messages, signal, faults }: BenchChoice): Bench {
  const maildir = join(place.folder, 'Maildir');
  const serverFor = referenceServers(place, { account: ACCOUNT, maildir, faults });
  const { authority } = place.certificates;
  return { folder: place.folder, authority, account: ACCOUNT, maildir, messages, serverFor, signal };
}

/** They live as long as one run. Names and passwords may have spaces, so this one has. */
const ACCOUNT: FetchAccount = {
  user: 'pop3spec',
  password: 'made for one run',
  token: 'bWFkZSBmb3Igb25lIHJ1bg==',
};

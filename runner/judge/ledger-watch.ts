import type { ReplyObservation } from '../model/observation.ts';
import type { Reference } from './ledger-command.ts';
import type { Watcher } from './watch-findings.ts';

/** What the ledger's checks write to, and what the caller knows about the messages. */
export interface Watch {
  readonly watcher: Watcher;
  /** Whether the message with this number is known to end with a line end. */
  readonly finalEolKnown?: (number: number) => boolean;
}

/** A reply to a command that names a message. */
export interface ReferenceReply {
  readonly command: Reference;
  readonly observation: ReplyObservation;
  readonly positive: boolean;
}

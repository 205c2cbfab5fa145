import type { ReplyObservation } from '../model/observation.ts';
import type { Reference } from './ledger-command.ts';
import type { Watcher } from './watch-findings.ts';

/** What the ledger's checks write to, and what the caller knows about the messages. */
export interface Watch {
  readonly watcher: Watcher;
  /** Whether the message with this number is known to end with a line end. */
  readonly finalEolKnown?: (number: number) => boolean;
  /** Whether the message with this number may be one that needs UTF-8 mode, on a server that has it (RFC 6856 §2.1). */
  readonly mayNeedUtf8?: (number: number) => boolean;
  /** Whether the session is in UTF-8 mode. */
  readonly isUtf8Mode?: boolean;
}

/** A reply to a command that names a message. */
export interface ReferenceReply {
  readonly command: Reference;
  readonly observation: ReplyObservation;
  readonly positive: boolean;
}

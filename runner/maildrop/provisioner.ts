import type { FixtureMessage, MessageForm } from '../model/message.ts';

/** A mailbox that the user of the harness gave it leave to use. */
export interface Account {
  readonly user: string;
  readonly password: string;
  /** OAuth bearer token (RFC 7628) for the same mailbox, where there is one. */
  readonly token?: string;
}

/** Why messages cannot be placed, in sentences for the person at the command line. */
export interface ProvisionProblem {
  readonly kind: 'provision-problem';
  readonly message: string;
  /** `message`: this message was refused, for what it is or for want of room; a smaller one may fare better. */
  readonly about?: 'message';
}

/** Makes a problem of a sentence. */
export function provisionProblem(message: string): ProvisionProblem {
  return { kind: 'provision-problem', message };
}

/** The messages were handed over. Whether the server shows them is looked at by a session. */
export interface Filled {
  readonly kind: 'filled';
  /** How long the server may take to show them: servers cache, and a delivery takes its time. 0: at once. */
  readonly visibleWithinMs: number;
  /** Where a trace field was put in front of the messages: the mark in each, in order (see trace.ts). */
  readonly marks?: readonly string[];
}

/** A way that hands messages to a server which delivers them, and can do no more than that. */
export interface Delivery {
  /** The user allowed to delete mail: messages that are not ours may be removed over POP3. */
  readonly mayEmpty: boolean;
}

/** Puts messages into an account's maildrop, in this order. */
export type Fill = (
  account: Account,
  messages: readonly FixtureMessage[],
) => Promise<Filled | ProvisionProblem>;

/** A way to put a maildrop into a declared state. */
export interface Provisioner {
  /** Kind of the provisioner, as it stands in the result: `none`, `maildir`, `mbox`, `smtp`, `lmtp`, `imap`, `command`, `embedded` … */
  readonly name: string;
  /** Whether it can place messages, so that their content is known; `none` cannot. */
  readonly knowsContent: boolean;
  /** What becomes of the messages on the way there. */
  readonly form: MessageForm;
  /** Looks whether this account's maildrop can be filled at all, before anything in it is touched. */
  prepare(account: Account): Promise<ProvisionProblem | null>;
  /**
   * Set where messages are handed to a delivery. It cannot remove any, so that the maildrop is emptied over POP3 before it
   * is filled; what becomes of the messages on the way, and whether they arrive, only a look at the maildrop can tell.
   */
  readonly delivery?: Delivery;
  /** Makes these messages the whole content of the maildrop, in this order. Never with an octet of them changed. */
  readonly fill: Fill;
  /** Adds messages behind those that are there, as a delivery does; null when it cannot. */
  readonly add: Fill | null;
  /** Lets go of whatever it holds: connections, programs. The maildrops stay as they are. */
  close(): Promise<void>;
}

/** What the user of the harness allows a provisioner. */
export interface ProvisionOptions {
  /** The user allowed to delete mail: a maildrop with foreign messages may be emptied. */
  readonly mayEmpty: boolean;
  readonly signal?: AbortSignal;
}

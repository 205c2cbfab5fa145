import type { EmptyingView } from '../../maildrop/empty-maildrop.ts';
import type { MaildropView } from '../../maildrop/number-messages.ts';
import type { Account } from '../../maildrop/provisioner.ts';
import { markIn } from '../../maildrop/trace.ts';
import type { ReplyObservation } from '../../model/observation.ts';
import { latin1 } from '../../pop3/encode.ts';
import { dropListingOf, linesOf, scanListingOf, type ScanListing } from '../../pop3/listing.ts';
import { afterIndicator } from '../../pop3/status.ts';
import { Recorder } from '../../wire/recorder.ts';
import { isPositive } from '../session/conversation.ts';
import { enterSession, type NotEntered } from '../login/enter-session.ts';
import type { PlainSession } from '../session/plain-session.ts';
import type { RunContext } from '../context/run-context.ts';

/** Sessions opened at most for one look: a server that falls out of step with every command is looked at no longer. */
const SESSIONS = 3;

/** At which maildrop to look, and how. */
export interface LookOptions {
  readonly account: Account;
  readonly signal: AbortSignal;
  /** In UTF-8 mode, so that messages are sent as they are (RFC 6856 §2.1). */
  readonly inUtf8Mode?: boolean;
}

/** A look at what a maildrop holds, over sessions that belong to no scenario and leave no trace in its transcript. */
export class MaildropLook implements MaildropView, EmptyingView {
  readonly #run: RunContext;
  readonly #account: Account;
  readonly #signal: AbortSignal;
  readonly #inUtf8Mode: boolean;
  #session: PlainSession | null = null;
  #opened = 0;
  #hasRetrieved = false;
  #problem: NotEntered | null = null;

  constructor(run: RunContext, { account, signal, inUtf8Mode }: LookOptions) {
    this.#run = run;
    this.#account = account;
    this.#signal = signal;
    this.#inUtf8Mode = inUtf8Mode ?? false;
  }

  /** Why the maildrop could not be looked at; null when it could. */
  get problem(): NotEntered | null {
    return this.#problem;
  }

  async count(): Promise<number | null> {
    const reply = await this.#ask('STAT');
    return reply === null ? null : (dropListingOf(afterIndicator(reply.line))?.count ?? null);
  }

  async list(): Promise<readonly ScanListing[] | null> {
    const body = (await this.#ask('LIST'))?.body;
    if (body === undefined || body.truncated) return null;
    const listing = linesOf(body.octets).map((line) => scanListingOf(latin1(line)));
    return listing.every((each) => each !== null) ? listing : null;
  }

  async retrieve(number: number): Promise<Uint8Array | null> {
    this.#hasRetrieved = true;
    const body = (await this.#ask(`RETR ${String(number)}`))?.body;
    return body === undefined || body.truncated ? null : body.octets;
  }

  /** The header of a message by TOP, which leaves alone what a site does upon RETR; null where there is no TOP. */
  async top(number: number): Promise<Uint8Array | null> {
    return (await this.#ask(`TOP ${String(number)} 0`))?.body?.octets ?? null;
  }

  /** By TOP, which leaves alone what a site does upon RETR; where that shows no mark it may be TOP that is wrong. */
  async header(number: number): Promise<Uint8Array | null> {
    const top = await this.top(number);
    if (top !== null && markIn(top) !== null) return top;
    return (await this.#ask(`RETR ${String(number)}`))?.body?.octets ?? top;
  }

  async remove(number: number): Promise<boolean> {
    return (await this.#ask(`DELE ${String(number)}`)) !== null;
  }

  /**
   * Ends the look; what it removed is gone then. Nothing else must be: where nobody could put it back, a session that
   * retrieved messages does not end by QUIT, upon which a site may remove them (RFC 1939 §8).
   */
  async leave(): Promise<void> {
    const { provisioner, limits } = this.#run;
    if (this.#hasRetrieved && !provisioner.knowsContent) await this.#session?.drop();
    else await this.#session?.leave(limits.epilogueMs);
    this.#session = null;
    this.#hasRetrieved = false;
  }

  async #ask(line: string): Promise<ReplyObservation | null> {
    const session = await this.#inStep();
    const seen = await session?.ask(line);
    return seen !== undefined && isPositive(seen) ? seen : null;
  }

  /** The session, or another one when it fell out of step; null when there is none to be had. */
  async #inStep(): Promise<PlainSession | null> {
    if (this.#session?.isInSync === true) return this.#session;
    if (this.#opened === SESSIONS || this.#problem !== null) return null;
    await this.leave();
    this.#opened += 1;
    const { clock, secrets } = this.#run;
    const recorder = new Recorder({ clock, secrets });
    const entered = await enterSession(this.#run, {
      account: this.#account,
      name: 'maildrop',
      trust: 'known',
      inUtf8Mode: this.#inUtf8Mode,
      recorder,
      signal: this.#signal,
    });
    if (entered.kind === 'not-entered') {
      this.#problem = { ...entered, message: recorder.redact(entered.message) };
      return null;
    }
    this.#session = entered;
    return entered;
  }
}

import type { Account } from '../../maildrop/provisioner.ts';
import type { FixtureMessage } from '../../model/message.ts';
import { Recorder } from '../../wire/recorder.ts';
import { enterSession } from '../login/enter-session.ts';
import { notSeen, provisioningFailed, type MaildropProblem } from './maildrop-problem.ts';
import { addMessages } from './add-messages.ts';
import { awaitArrival, type Underway } from './await-arrival.ts';
import { clearMaildrop } from './clear-maildrop.ts';
import { ObservedMaildrop } from './observed-maildrop.ts';
import { lookForMessages, placeMessages, type Placed } from './place-messages.ts';
import type { RunContext, Use } from '../context/run-context.ts';

/** The maildrop holds what a scenario wants. */
export interface MaildropReady {
  readonly kind: 'ready';
  /** The message-number of each message, in the order in which they were wanted. */
  readonly numbers: readonly number[];
}

interface Content {
  readonly messages: readonly FixtureMessage[];
  readonly numbers: readonly number[];
  readonly marks?: readonly string[] | undefined;
}

/** One account's maildrop: knows what it holds, and fills it only when something else is wanted. */
export class Maildrop {
  readonly account: Account;
  /** What it holds where nobody fills it. */
  readonly asItStands: ObservedMaildrop;
  /** A session was lost on it, and its lock may not be gone yet. */
  isPerhapsHeld = false;
  /** Something was placed in it, or removed from it, by the run itself. */
  wasFilled = false;
  readonly #run: RunContext;
  #content: Content | null = null;
  #isPrepared = false;
  #hasWorked = false;
  #isPatient = true;
  /** Upon such use the messages may have been removed, or written to. */
  readonly #unsureOf = new Set<Use>();
  /** Marks of messages that a delivery has taken over and nobody has seen yet. */
  #underway: Pick<Underway, 'marks' | 'forMs'> = NOTHING;

  constructor(account: Account, run: RunContext) {
    this.account = account;
    this.#run = run;
    this.asItStands = new ObservedMaildrop(run, account);
  }

  /** Whether it holds these messages, as far as is known. */
  holds(messages: readonly FixtureMessage[]): boolean {
    return this.#content !== null && sameMessages(this.#content.messages, messages);
  }

  /** A scenario may have changed what it holds. */
  changed(): void {
    this.#content = null;
  }

  /** A scenario made such use of the messages that some servers change what the maildrop holds. */
  used(use: Use): void {
    if (this.#run.known.keeps[use] === 'no') this.#content = null;
    else this.#unsureOf.add(use);
  }

  /**
   * Waits for the lock that a lost session may have left behind (RFC 1939 §4): a login that comes too early is refused,
   * and nobody could tell that from a refused password. Costs nothing when all sessions before ended by QUIT.
   */
  async waitUntilFree(signal: AbortSignal): Promise<MaildropProblem | null> {
    if (!this.isPerhapsHeld) return null;
    const { clock, secrets, limits } = this.#run;
    const recorder = new Recorder({ clock, secrets });
    const { account } = this;
    const entered = await enterSession(this.#run, {
      account,
      name: 'lock',
      trust: 'known',
      recorder,
      signal,
    });
    if (entered.kind === 'not-entered') return notSeen(recorder.redact(entered.message));
    await entered.leave(limits.epilogueMs);
    this.isPerhapsHeld = false;
    return null;
  }

  /** Brings the maildrop to hold these messages. */
  async ensure(
    messages: readonly FixtureMessage[],
    signal: AbortSignal,
  ): Promise<MaildropReady | MaildropProblem> {
    await this.#lookAgain(signal);
    if (this.#content !== null && this.holds(messages)) {
      return { kind: 'ready', numbers: this.#content.numbers };
    }
    this.#content = null;
    const placed = (await this.#prepare()) ?? (await this.#place(messages, signal));
    if (placed.kind === 'maildrop-problem') return placed;
    this.#content = { messages, numbers: placed.numbers, marks: placed.marks };
    return { kind: 'ready', numbers: placed.numbers };
  }

  /**
   * Has messages delivered behind those that it holds. Where a session is open on it nobody can look whether they show up;
   * otherwise they are waited for.
   */
  async add(
    messages: readonly FixtureMessage[],
    { isOpen, signal }: { readonly isOpen: boolean; readonly signal: AbortSignal },
  ): Promise<MaildropProblem | null> {
    this.#content = null;
    this.wasFilled = true;
    const { account } = this;
    const added = await addMessages(this.#run, { account, messages, isOpen, signal });
    if (added.kind === 'maildrop-problem') return added;
    const { underway: marks, forMs } = added;
    if (this.#run.provisioner.delivery !== undefined) this.#underway = { marks, forMs };
    return added.problem;
  }

  /** Waits for mail that an earlier scenario had delivered, so that it does not arrive in the midst of the next. */
  async settle(signal: AbortSignal): Promise<void> {
    const { account } = this;
    const underway = this.#underway;
    this.#underway = NOTHING;
    if (underway.marks.length > 0) await awaitArrival(this.#run, { account, ...underway, signal });
  }

  /** Removes all messages over POP3, where the provisioner only delivers. */
  async clear(signal: AbortSignal): Promise<MaildropProblem | null> {
    const { account } = this;
    const { delivery } = this.#run.provisioner;
    this.#content = null;
    const problem = await this.#prepare();
    if (problem !== null || delivery === undefined) return problem;
    return clearMaildrop(this.#run, { account, delivery, signal });
  }

  async #prepare(): Promise<MaildropProblem | null> {
    this.wasFilled = true;
    if (this.#isPrepared) return null;
    const problem = await this.#run.provisioner.prepare(this.account);
    this.#isPrepared = problem === null;
    return problem === null ? null : provisioningFailed(problem.message);
  }

  async #place(messages: readonly FixtureMessage[], signal: AbortSignal): Promise<Placed | MaildropProblem> {
    const { account } = this;
    const known = { hasWorked: this.#hasWorked, isPatient: this.#isPatient };
    const placed = await placeMessages(this.#run, { account, messages, signal, ...known });
    if (placed.kind === 'maildrop-problem') return placed;
    if (placed.certainty === 'seen') this.#hasWorked = true;
    else this.#isPatient = false;
    return placed;
  }

  /** Learns whether messages stay as they were, where that is not known, and forgets what may have changed. */
  async #lookAgain(signal: AbortSignal): Promise<void> {
    const uses = [...this.#unsureOf];
    this.#unsureOf.clear();
    const { keeps, lists } = this.#run.known;
    if (uses.some((use) => keeps[use] === 'no')) this.#content = null;
    const unknown = uses.filter((use) => keeps[use] === 'unknown');
    if (this.#content === null || unknown.length === 0 || !lists) return;
    const { account } = this;
    const { messages, marks } = this.#content;
    const seen = await lookForMessages(this.#run, { account, messages, marks, signal });
    if (!('state' in seen)) return;
    const isKept = seen.state !== 'missing';
    for (const use of unknown) keeps[use] = isKept ? 'yes' : 'no';
    if (!isKept) this.#content = null;
  }
}

const NOTHING = { marks: [], forMs: 0 } as const;

function sameMessages(one: readonly FixtureMessage[], other: readonly FixtureMessage[]): boolean {
  return one.length === other.length && one.every(({ name }, index) => name === other[index]?.name);
}

import type { Account } from '../../maildrop/provisioner.ts';
import { standInsFor, standInWords } from '../../maildrop/stand-ins.ts';
import type { FixtureMessage } from '../../model/message.ts';
import type { PlannedScenario, SpokenMessage } from '../../model/plan.ts';
import { observe, takeInventory, type Inventory, type Observation } from './observe.ts';
import type { RunContext } from '../context/run-context.ts';
import type { KnownMaildrop } from './known-maildrop.ts';
import { fixtureOf } from './wanted-messages.ts';

/** The maildrop does for a scenario as it stands; null where the scenario asks for nothing in it. */
export interface Suited {
  readonly kind: 'suited';
  readonly maildrop: KnownMaildrop | null;
}

/** It does not, and why. */
export interface Unsuited {
  readonly kind: 'unsuited';
  readonly reason: string;
}

/** One account's maildrop that nobody filled: what it was seen to hold, and which scenarios that does for. */
export class ObservedMaildrop {
  readonly #run: RunContext;
  readonly #account: Account;
  #seen: Observation | null = null;
  #looksLeft = LOOKS;

  constructor(run: RunContext, account: Account) {
    this.#run = run;
    this.#account = account;
  }

  /** Looks at what it holds. */
  async look(signal: AbortSignal): Promise<void> {
    this.#looksLeft -= 1;
    this.#seen = await observe(this.#run, { account: this.#account, signal });
  }

  /** Whether it does for a scenario. */
  suits(planned: PlannedScenario): Suited | Unsuited {
    const { maildrop, orAtLeast } = planned.scenario;
    if (maildrop === 'any') return { kind: 'suited', maildrop: null };
    if (this.#seen === null) return unsuited('neither STAT nor LIST tells what the maildrop holds');
    const { count } = this.#seen;
    if (maildrop.length === 0)
      return count === 0 ? EMPTY : unsuited(`it needs an empty maildrop, ${holds(count)}`);
    const least = Number(orAtLeast);
    if (count < least) return unsuited(`it needs ${messages(least)} in the maildrop, ${holds(count)}`);
    return this.#standIns(planned.standIns ?? [], this.#seen);
  }

  /**
   * How it differs from what it was when it was last looked at; null where it does not, or that cannot be told. What a
   * scenario found then counts for nothing, and the next one goes by what is there now.
   */
  async whatChanged(signal: AbortSignal): Promise<string | null> {
    const before = this.#seen;
    if (before === null) return null;
    const now = await takeInventory(this.#run, { account: this.#account, signal });
    if (now === null || isSame(before, now)) return null;
    if (this.#looksLeft > 0) await this.look(signal);
    else this.#seen = { ...now, messages: [] };
    return `the maildrop changed meanwhile: it held ${messages(before.count)}, and ${difference(before, now)}`;
  }

  #standIns(spoken: readonly SpokenMessage[], { count, messages: seen }: Observation): Suited | Unsuited {
    const wanted = spoken.map(({ name, isCompared }) => ({
      message: fixtureOf(name, this.#run.fixtures),
      isCompared,
    }));
    const found = standInsFor(wanted, seen);
    if ('missing' in found) return unsuited(whyNone(found.missing, seen.length));
    return { kind: 'suited', maildrop: { ...found, count } };
  }
}

/** Looks at most at one maildrop: each retrieves messages, and one that changes all the time is no ground to stand on. */
const LOOKS = 4;

const EMPTY: Suited = { kind: 'suited', maildrop: { messages: [], numbers: [] } };

function unsuited(reason: string): Unsuited {
  return { kind: 'unsuited', reason };
}

function whyNone(message: FixtureMessage, looked: number): string {
  const what = standInWords(message);
  if (what === null) return `it needs the message ${message.name}, for which no other can stand in`;
  return `it needs a message with ${what}, and there is none left of the ${String(looked)} that were looked at`;
}

function isSame(before: Inventory, now: Inventory): boolean {
  if (before.count !== now.count) return false;
  if (before.listing === null || now.listing === null) return true;
  const sizes = new Map(before.listing.map(({ number, octets }) => [number, octets]));
  return now.listing.every(({ number, octets }) => sizes.get(number) === octets);
}

function difference(before: Inventory, now: Inventory): string {
  return before.count === now.count ? 'as many of other sizes now' : `holds ${String(now.count)} now`;
}

function holds(count: number): string {
  return count === 0 ? 'and there is none in this one' : `and this one holds ${messages(count)}`;
}

function messages(count: number): string {
  return count === 1 ? '1 message' : `${String(count)} messages`;
}

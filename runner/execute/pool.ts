/**
 * Members that one scenario at a time may use: POP3 locks a maildrop, so what runs side by side needs an account each.
 * Asks are served in their order.
 */
export class Pool<Member> {
  readonly #free: Set<Member>;
  readonly #asks: Ask<Member>[] = [];

  constructor(members: readonly Member[]) {
    this.#free = new Set(members);
  }

  /** So many members, once they are free. */
  async take(wanted: Wanted<Member>): Promise<readonly Member[]> {
    return new Promise((resolve) => {
      this.#asks.push({ ...wanted, resolve });
      this.#serve();
    });
  }

  /** Gives members back. */
  release(members: readonly Member[]): void {
    for (const member of members) this.#free.add(member);
    this.#serve();
  }

  #serve(): void {
    for (let ask = this.#asks[0]; ask !== undefined; ask = this.#asks[0]) {
      const { count, isFit, isPreferred, resolve } = ask;
      const free = [...this.#free].sort((a, b) => Number(isPreferred(b)) - Number(isPreferred(a)));
      const first = free.find(isFit);
      if (first === undefined || count > free.length) return;
      this.#asks.shift();
      const taken = [first, ...free.filter((member) => member !== first)].slice(0, count);
      for (const member of taken) this.#free.delete(member);
      resolve(taken);
    }
  }
}

/** What is asked of a pool. */
export interface Wanted<Member> {
  readonly count: number;
  /** Whether it can be the first of them; some member always can. */
  readonly isFit: (member: Member) => boolean;
  /** Those come first that are preferred. */
  readonly isPreferred: (member: Member) => boolean;
}

interface Ask<Member> extends Wanted<Member> {
  readonly resolve: (members: readonly Member[]) => void;
}

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

  /** So many members, once they are free; those come first that are preferred. */
  async take(count: number, isPreferred: (member: Member) => boolean): Promise<readonly Member[]> {
    return new Promise((resolve) => {
      this.#asks.push({ count, isPreferred, resolve });
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
      if (ask.count > this.#free.size) return;
      this.#asks.shift();
      const free = [...this.#free];
      const preferred = free.filter(ask.isPreferred);
      const others = free.filter((member) => !preferred.includes(member));
      const taken = [...preferred, ...others].slice(0, ask.count);
      for (const member of taken) this.#free.delete(member);
      ask.resolve(taken);
    }
  }
}

interface Ask<Member> {
  readonly count: number;
  readonly isPreferred: (member: Member) => boolean;
  readonly resolve: (members: readonly Member[]) => void;
}

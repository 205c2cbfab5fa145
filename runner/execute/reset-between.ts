import type { PlannedScenario } from '../model/plan.ts';
import type { Maildrop } from './maildrop/maildrop.ts';
import type { Pool } from './pool.ts';
import type { RunContext } from './context/run-context.ts';

/** Resets the server behind scenarios that leave something there which others would meet: locked accounts, delays. */
export class ResetBetween {
  readonly #run: RunContext;
  readonly #pool: Pool<Maildrop>;
  readonly #maildrops: readonly Maildrop[];
  #isDue = false;

  constructor(run: RunContext, pool: Pool<Maildrop>, maildrops: readonly Maildrop[]) {
    this.#run = run;
    this.#pool = pool;
    this.#maildrops = maildrops;
  }

  /** A scenario was begun. */
  begun({ impact }: PlannedScenario): void {
    if (impact.some((each) => each === 'bad-logins' || each === 'abuse')) this.#isDue = true;
  }

  /**
   * Resets the server if it has to be, once nothing runs any more. What the maildrops hold is taken for unknown then: a
   * server that keeps mail in memory forgets it.
   */
  async whereDue(): Promise<void> {
    const { server, state } = this.#run;
    if (!this.#isDue || server?.canReset !== true) return;
    this.#isDue = false;
    const count = this.#maildrops.length;
    const all = await this.#pool.take({ count, isFit: () => true, isPreferred: () => false });
    const stop = state.stop === null ? await server.reset(state.signal) : null;
    if (stop !== null) state.halt(stop);
    for (const maildrop of all) maildrop.changed();
    this.#pool.release(all);
  }
}

import type { RunEvent } from '../model/event.ts';

/** What is told about one scenario. */
export type ScenarioEvent = Extract<RunEvent, { readonly type: 'scenario-started' | 'scenario-finished' }>;

/**
 * Tells what happens to scenarios in the order of the plan, though they run side by side: what comes out of turn waits
 * until all before it are told. So the same plan gives the same order of events, whatever the timing.
 */
export class InOrder {
  readonly #emit: (event: RunEvent) => void;
  readonly #waiting: Map<number, ScenarioEvent[]> = new Map();
  #turn = 0;

  constructor(emit: (event: RunEvent) => void) {
    this.#emit = emit;
  }

  /** Something happened to the scenario at this index of the plan; each is finished once. */
  tell(index: number, event: ScenarioEvent): void {
    this.#waiting.set(index, [...(this.#waiting.get(index) ?? []), event]);
    while (this.#tellTurn()) this.#turn += 1;
  }

  /** Tells what waits about the scenario whose turn it is; whether that scenario is over. */
  #tellTurn(): boolean {
    const events = this.#waiting.get(this.#turn) ?? [];
    this.#waiting.delete(this.#turn);
    for (const event of events) this.#emit(event);
    return events.at(-1)?.type === 'scenario-finished';
  }
}

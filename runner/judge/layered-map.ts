/** Entries of the upper layer before it is merged into the lower one: copying stays cheap, and so does merging. */
const LAYER_LIMIT = 256;

/**
 * A map from message-numbers that never changes: `with` gives a new one. A plain Map would be copied whole at every step,
 * which for a maildrop of 100,000 messages read one by one is 10,000,000,000 entries; here only a thin layer is.
 */
export class LayeredMap<Value> {
  readonly size: number;
  readonly #lower: ReadonlyMap<number, Value>;
  readonly #upper: ReadonlyMap<number, Value>;

  private constructor(lower: ReadonlyMap<number, Value>, upper: ReadonlyMap<number, Value>, size: number) {
    this.#lower = lower;
    this.#upper = upper;
    this.size = size;
  }

  /** A map of these entries. */
  static of<Value>(entries: Iterable<readonly [number, Value]> = []): LayeredMap<Value> {
    const lower = new Map<number, Value>(entries);
    return new LayeredMap<Value>(lower, new Map(), lower.size);
  }

  has(number: number): boolean {
    return this.#upper.has(number) || this.#lower.has(number);
  }

  get(number: number): Value | undefined {
    return this.#upper.get(number) ?? this.#lower.get(number);
  }

  /** The numbers, each once. */
  *keys(): IterableIterator<number> {
    yield* this.#lower.keys();
    for (const number of this.#upper.keys()) if (!this.#lower.has(number)) yield number;
  }

  /** The map with one entry more, or with another value for it. */
  with(number: number, value: Value): LayeredMap<Value> {
    const size = this.has(number) ? this.size : this.size + 1;
    const upper = new Map<number, Value>(this.#upper).set(number, value);
    if (upper.size < LAYER_LIMIT) return new LayeredMap<Value>(this.#lower, upper, size);
    return new LayeredMap<Value>(new Map([...this.#lower, ...upper]), new Map(), size);
  }

  /** The map with all these entries. */
  withAll(entries: Iterable<readonly [number, Value]>): LayeredMap<Value> {
    return LayeredMap.of([...this.#lower, ...this.#upper, ...entries]);
  }
}

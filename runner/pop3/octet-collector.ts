/** Room made at first, in octets: most replies are one short line. */
const SMALLEST = 128;

/** Keeps the first octets that it is given, up to a limit, in memory that grows with what has come (amortised linear). */
export class OctetCollector {
  #octets = new Uint8Array(0);
  #length = 0;
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Takes the octets of the chunk from one index up to another, as far as there is room; they are copied. */
  add(chunk: Uint8Array, from: number, to: number): void {
    const end = Math.min(to, from + this.#limit - this.#length);
    if (end <= from) return;
    this.#reserve(this.#length + end - from);
    copyOctets(this.#octets, this.#length, { from: chunk, start: from, end });
    this.#length += end - from;
  }

  /** A copy of what has been kept. */
  collected(): Uint8Array {
    return this.#octets.slice(0, this.#length);
  }

  #reserve(length: number): void {
    if (length <= this.#octets.length) return;
    const grown = new Uint8Array(Math.min(this.#limit, Math.max(length, this.#octets.length * 2, SMALLEST)));
    grown.set(this.#octets.subarray(0, this.#length));
    this.#octets = grown;
  }
}

/** Below this length a loop copies faster than `set`, whose view has to be made first. */
const SHORT_RUN = 32;

/** Copies a run of octets; made for many short runs, as a server that sends single octets makes them. */
export function copyOctets(
  target: Uint8Array,
  at: number,
  run: { readonly from: Uint8Array; readonly start: number; readonly end: number },
): void {
  const length = run.end - run.start;
  if (length > SHORT_RUN) {
    target.set(run.from.subarray(run.start, run.end), at);
    return;
  }
  for (let offset = 0; offset < length; offset++) target[at + offset] = run.from[run.start + offset] ?? 0;
}

import { INBOX_CHUNK_LIMIT, INBOX_LIMIT } from './limits.ts';

/** Octets that have arrived and that no read has taken, in the chunks and the order in which they came. */
export class Inbox {
  #chunks: Uint8Array[] = [];
  /** Index of the first chunk not taken: shifting an array of thousands costs more than reading them. */
  #head = 0;
  #octetCount = 0;

  /** More is waiting than the harness wants to hold. */
  get isFull(): boolean {
    return this.#octetCount >= INBOX_LIMIT || this.#chunks.length - this.#head >= INBOX_CHUNK_LIMIT;
  }

  get isEmpty(): boolean {
    return this.#octetCount === 0;
  }

  push(chunk: Uint8Array): void {
    if (chunk.length === 0) return;
    this.#chunks.push(chunk);
    this.#octetCount += chunk.length;
  }

  /** Takes the oldest chunk. */
  shift(): Uint8Array | undefined {
    const chunk = this.#chunks[this.#head];
    if (chunk === undefined) return undefined;
    this.#octetCount -= chunk.length;
    this.#head++;
    if (this.#head === this.#chunks.length) this.#empty();
    else if (this.#head > INBOX_CHUNK_LIMIT) this.#forgetTaken();
    return chunk;
  }

  /** Puts the rest of the chunk that was taken last back in front. */
  putBack(rest: Uint8Array): void {
    if (rest.length === 0) return;
    this.#forgetTaken();
    this.#chunks.unshift(rest);
    this.#octetCount += rest.length;
  }

  /** A copy of all that waits, which goes on waiting. */
  copy(): Uint8Array {
    return Uint8Array.from(Buffer.concat(this.#chunks.slice(this.#head)));
  }

  /** Takes all that waits; returns a copy of the first octets, up to a limit. */
  drain(limit: number): Uint8Array {
    const all = this.copy();
    this.#empty();
    return all.slice(0, limit);
  }

  #forgetTaken(): void {
    this.#chunks.splice(0, this.#head);
    this.#head = 0;
  }

  #empty(): void {
    this.#chunks = [];
    this.#head = 0;
    this.#octetCount = 0;
  }
}

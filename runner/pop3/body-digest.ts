import { createHash } from 'node:crypto';
import { copyOctets, OctetCollector } from './octet-collector.ts';

/** Octets gathered before they go to the hash: each call costs far more than an octet does. */
const STAGE_OCTETS = 16 * 1024;

/** Takes the unstuffed octets of a body as they come: counts and hashes all, keeps the first. */
export class BodyDigest {
  readonly #hash = createHash('sha256');
  readonly #retained: OctetCollector;
  readonly #stage = new Uint8Array(STAGE_OCTETS);
  #staged = 0;
  #octetCount = 0;

  constructor(retainLimit: number) {
    this.#retained = new OctetCollector(retainLimit);
  }

  /** Takes the octets of the chunk from one index up to another; they are copied or consumed before this returns. */
  add(chunk: Uint8Array, from: number, to: number): void {
    const length = to - from;
    this.#octetCount += length;
    this.#retained.add(chunk, from, to);
    if (this.#staged + length > STAGE_OCTETS) this.#flush();
    if (length > STAGE_OCTETS) {
      this.#hash.update(chunk.subarray(from, to));
      return;
    }
    copyOctets(this.#stage, this.#staged, { from: chunk, start: from, end: to });
    this.#staged += length;
  }

  /** What all octets come to; nothing may be added afterwards. */
  finish(): { readonly octets: Uint8Array; readonly octetCount: number; readonly sha256: string } {
    this.#flush();
    return {
      octets: this.#retained.collected(),
      octetCount: this.#octetCount,
      sha256: this.#hash.digest('hex'),
    };
  }

  #flush(): void {
    if (this.#staged === 0) return;
    this.#hash.update(this.#stage.subarray(0, this.#staged));
    this.#staged = 0;
  }
}

import { createHash, type Hash } from 'node:crypto';
import { copyOctets, OctetCollector } from './octet-collector.ts';

/** Octets gathered before they go to the hash: each call costs far more than an octet does. */
const STAGE_OCTETS = 16 * 1024;

/** Takes the unstuffed octets of a body as they come: counts and hashes all, keeps the first. */
export class BodyDigest {
  readonly #retained: OctetCollector;
  /** Takes what goes beyond the octets that are kept; most bodies have no such part and are hashed from what is kept. */
  #beyond: StagedHash | null = null;
  #room: number;
  #octetCount = 0;

  constructor(retainLimit: number) {
    this.#retained = new OctetCollector(retainLimit);
    this.#room = retainLimit;
  }

  /** Takes the octets of the chunk from one index up to another; they are copied or consumed before this returns. */
  add(chunk: Uint8Array, from: number, to: number): void {
    this.#octetCount += to - from;
    const fitting = Math.min(to, from + this.#room);
    this.#retained.add(chunk, from, fitting);
    this.#room -= fitting - from;
    if (fitting === to) return;
    this.#beyond ??= new StagedHash(this.#retained.collected());
    this.#beyond.add(chunk, fitting, to);
  }

  /** What all octets come to; nothing may be added afterwards. */
  finish(): { readonly octets: Uint8Array; readonly octetCount: number; readonly sha256: string } {
    const octets = this.#retained.collected();
    const hash = this.#beyond?.finish() ?? createHash('sha256').update(octets);
    return { octets, octetCount: this.#octetCount, sha256: hash.digest('hex') };
  }
}

/** A hash over a beginning and the octets that follow it, run by run. */
class StagedHash {
  readonly #hash: Hash;
  readonly #stage = new Uint8Array(STAGE_OCTETS);
  #staged = 0;

  constructor(beginning: Uint8Array) {
    this.#hash = createHash('sha256').update(beginning);
  }

  add(chunk: Uint8Array, from: number, to: number): void {
    const length = to - from;
    if (this.#staged + length > STAGE_OCTETS) this.#flush();
    if (length > STAGE_OCTETS) {
      this.#hash.update(chunk.subarray(from, to));
      return;
    }
    copyOctets(this.#stage, this.#staged, { from: chunk, start: from, end: to });
    this.#staged += length;
  }

  finish(): Hash {
    this.#flush();
    return this.#hash;
  }

  #flush(): void {
    if (this.#staged === 0) return;
    this.#hash.update(this.#stage.subarray(0, this.#staged));
    this.#staged = 0;
  }
}

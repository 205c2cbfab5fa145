import type { BodyObservation } from '../model/observation.ts';
import { BodyDigest } from './body-digest.ts';
import { CR, DOT, LF } from './octet.ts';

/**
 * Where the scan stands: at the start of a line; behind the dot that the line began with; behind that dot and a CR;
 * anywhere else in the line.
 */
type Place = 'start' | 'dot' | 'dot-cr' | 'inside';

/** Instead of an index: the octet looked at was the last of the terminator. */
const TERMINATED = -1;

const CR_ALONE: Uint8Array = Uint8Array.of(CR);

/**
 * Reads the multi-line part of a reply as it comes: unstuffs it and finds its end (RFC 1939 §3). A line begins behind a
 * CRLF and nowhere else: behind a bare LF a dot is content, for a client that took `LF . LF` for the end would cut short
 * messages that hold it.
 */
export class BodyScanner {
  readonly #digest: BodyDigest;
  readonly #retainLimit: number;
  #place: Place = 'start';
  /** The last octet taken; decides what an LF at the beginning of the next chunk ends. */
  #previous = 0;
  #lineCount = 0;
  #unstuffedLines = 0;
  #bareLfCount = 0;
  /** Where in the present chunk the content begins that has not been passed on. */
  #runStart = 0;

  constructor(retainLimit: number) {
    this.#retainLimit = retainLimit;
    this.#digest = new BodyDigest(retainLimit);
  }

  /** Takes the octets from an index on; returns the index behind the terminator, or -1 when it has not come. */
  scan(chunk: Uint8Array, from: number): number {
    this.#runStart = from;
    let at = from;
    while (at < chunk.length) {
      const next =
        this.#place === 'inside'
          ? this.#throughLineEnd(chunk, at)
          : this.#atLineStart(chunk, at, this.#place);
      if (next === TERMINATED) return at + 1;
      at = next;
    }
    if (this.#place === 'start' || this.#place === 'inside') this.#passOn(chunk, at);
    this.#previous = chunk[at - 1] ?? this.#previous;
    return -1;
  }

  /** What the whole body came to; to be called once, behind the end. */
  finish(): BodyObservation {
    const { octets, octetCount, sha256 } = this.#digest.finish();
    return {
      octets,
      truncated: octetCount > this.#retainLimit,
      octetCount,
      lineCount: this.#lineCount,
      sha256,
      unstuffedLines: this.#unstuffedLines,
      bareLfCount: this.#bareLfCount,
    };
  }

  /** Goes on to behind the next LF, or to the end of the chunk. */
  #throughLineEnd(chunk: Uint8Array, at: number): number {
    let lfAt = at;
    while (lfAt < chunk.length && chunk[lfAt] !== LF) lfAt++;
    if (lfAt === chunk.length) return lfAt;
    const before = lfAt === 0 ? this.#previous : chunk[lfAt - 1];
    if (before === CR) {
      this.#lineCount++;
      this.#place = 'start';
    } else {
      this.#bareLfCount++;
    }
    return lfAt + 1;
  }

  /**
   * Looks at one octet of a line's beginning. Returns the next index to look at: the same one, to go on with as
   * content, once it is clear that the line is not the terminator.
   */
  #atLineStart(chunk: Uint8Array, at: number, place: Exclude<Place, 'inside'>): number {
    const octet = chunk[at];
    switch (place) {
      case 'start':
        if (octet !== DOT) return this.#isContent(at);
        this.#passOn(chunk, at);
        this.#place = 'dot';
        return at + 1;
      case 'dot':
        this.#runStart = at;
        if (octet !== CR && octet !== DOT) this.#unstuffedLines++;
        if (octet !== CR) return this.#isContent(at);
        this.#place = 'dot-cr';
        return at + 1;
      case 'dot-cr':
        if (octet === LF) return TERMINATED;
        this.#unstuffedLines++;
        this.#digest.add(CR_ALONE, 0, 1);
        this.#runStart = at;
        return this.#isContent(at);
    }
  }

  #isContent(at: number): number {
    this.#place = 'inside';
    return at;
  }

  #passOn(chunk: Uint8Array, to: number): void {
    if (to > this.#runStart) this.#digest.add(chunk, this.#runStart, to);
    this.#runStart = to;
  }
}

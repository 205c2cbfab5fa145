import { Duplex } from 'node:stream';

/** First octets that are kept: enough to tell a line of text, an alert, or another protocol. */
const KEPT_OCTETS = 256;

/**
 * What TLS runs over: the stream below as it is, but seen. TLS by itself swallows what it cannot read, and does not tell
 * the end of a connection that was announced from one that was not.
 */
export class RawStream extends Duplex {
  readonly #below: Duplex;
  #first: Buffer = Buffer.alloc(0);
  #hasEnded = false;
  #failure: Error | null = null;

  constructor(below: Duplex) {
    super();
    this.#below = below;
    below.on('data', (chunk: Buffer) => this.#received(chunk));
    below.on('end', () => {
      this.#hasEnded = true;
      this.push(null);
    });
    below.on('error', (error) => {
      this.#failure = error;
      this.destroy(error);
    });
    below.on('close', () => this.destroy());
  }

  /** The first octets that came. */
  get first(): Uint8Array {
    return this.#first;
  }

  /** The server has ended its sending side, in order as far as TCP goes. */
  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  /** What broke the stream below. */
  get failure(): Error | null {
    return this.#failure;
  }

  override _read(): void {
    this.#below.resume();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#below.write(chunk, done);
  }

  /** What belongs together stays in one segment where it fits into one. */
  override _writev(
    chunks: readonly { readonly chunk: Buffer }[],
    done: (error?: Error | null) => void,
  ): void {
    this.#below.write(Buffer.concat(chunks.map(({ chunk }) => chunk)), done);
  }

  override _final(done: (error?: Error | null) => void): void {
    this.#below.end(() => done());
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#below.destroy();
    done(error);
  }

  #received(chunk: Buffer): void {
    if (this.#first.length < KEPT_OCTETS) {
      this.#first = Buffer.concat([this.#first, chunk.subarray(0, KEPT_OCTETS - this.#first.length)]);
    }
    if (!this.push(chunk)) this.#below.pause();
  }
}

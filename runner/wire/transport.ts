import type { Duplex } from 'node:stream';

/** How the server ended the connection. */
export type Ending = 'fin' | 'reset';

/** Who is told what happens on the stream, in order and as it happens. */
export interface TransportListener {
  received(chunk: Uint8Array): void;
  /** Called once for the first ending; `why` names a system error where there was one. */
  ended(how: Ending, why: string | null): void;
}

/**
 * A duplex stream as the wire code wants it: octets and endings in, writes and endings out, errors never thrown. It is
 * what an upgrade replaces: release this one's stream, wrap it in TLS, and make another transport over that.
 */
export class Transport {
  readonly #socket: Duplex;
  /** The stream below all TLS. */
  readonly #bottom: Duplex;
  readonly #listener: TransportListener;
  readonly #closed: Promise<void>;
  #hasEnded = false;
  #closedByUs = false;

  constructor(socket: Duplex, listener: TransportListener, bottom: Duplex = socket) {
    this.#socket = socket;
    this.#bottom = bottom;
    this.#listener = listener;
    this.#closed = new Promise((resolve) => socket.once('close', () => resolve()));
    socket
      .on('error', this.#onError)
      .on('end', this.#onEnd)
      .on('close', this.#onClose)
      .on('data', this.#onData);
    // It may have broken since it was made, and nobody have heard of it.
    if (socket.destroyed) queueMicrotask(() => this.#end('reset', codeOrNull(socket.errored)));
  }

  readonly #onError = (error: Error): void => this.#end('reset', codeOf(error));
  readonly #onEnd = (): void => this.#end('fin', null);
  readonly #onClose = (): void => this.#end(this.#closedByUs ? 'fin' : 'reset', null);
  readonly #onData = (chunk: Uint8Array): void => this.#listener.received(chunk);

  /** Gives the stream away, paused, for another one to be laid over it: from now on this transport hears nothing of it. */
  release(): { readonly socket: Duplex; readonly bottom: Duplex } {
    const socket = this.#socket;
    socket.pause();
    socket.off('end', this.#onEnd).off('close', this.#onClose).off('data', this.#onData);
    socket.on('error', () => undefined).off('error', this.#onError);
    return { socket, bottom: this.#bottom };
  }

  /** Whether octets can still be sent. */
  get isWritable(): boolean {
    return this.#socket.writable;
  }

  get isPaused(): boolean {
    return this.#socket.isPaused();
  }

  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  /** True at once when the system took all octets at once; otherwise whether it took them before the connection went. */
  write(octets: Uint8Array): true | Promise<boolean> {
    const written = new Promise<boolean>((resolve) => this.#socket.write(octets, (error) => resolve(!error)));
    return this.#socket.writableLength === 0 && this.#socket.errored === null ? true : written;
  }

  /** Ends the sending side (FIN); resolves when that is done, or can no longer be. */
  shutdown(): Promise<void> {
    if (!this.#socket.writable) return Promise.resolve();
    const finished = new Promise<void>((resolve) => this.#socket.end(() => resolve()));
    return Promise.race([finished, this.#closed]);
  }

  /** Ends the connection abruptly: RST where the stream is a TCP socket. */
  reset(): Promise<void> {
    this.#closedByUs = true;
    if (isResettable(this.#bottom)) this.#bottom.resetAndDestroy();
    this.#socket.destroy();
    return this.#closed;
  }

  /** Lets go of the connection, whatever is still under way. */
  destroy(): Promise<void> {
    this.#closedByUs = true;
    this.#socket.destroy();
    return this.#closed;
  }

  #end(how: Ending, why: string | null): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#listener.ended(how, why);
  }
}

function isResettable(socket: Duplex): socket is Duplex & { resetAndDestroy(): unknown } {
  return 'resetAndDestroy' in socket && typeof socket.resetAndDestroy === 'function';
}

function codeOrNull(error: Error | null): string | null {
  return error === null ? null : codeOf(error);
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}

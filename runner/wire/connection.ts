import { setMaxListeners } from 'node:events';
import type { Duplex } from 'node:stream';
import type {
  ClosedObservation,
  ReplyObservation,
  SilenceObservation,
  Observation,
  TimeoutObservation,
} from '../model/observation.ts';
import { PARTIAL_LIMIT } from '../pop3/limits.ts';
import { indicatorOf } from '../pop3/status.ts';
import type { HandshakeFailure, TlsFacts } from '../model/tls.ts';
import type { Clock } from './clock.ts';
import { withoutAlerts } from './alerts.ts';
import { handshake, type HandshakeOptions, type SecuredStream } from './handshake.ts';
import { nothingToSecure } from './handshake-failure.ts';
import { Inbox } from './inbox.ts';
import { FAREWELL_MS, OCTETS_PER_MS, OVERALL_FACTOR, SEND_PIECE } from './limits.ts';
import { inTime } from './in-time.ts';
import { type Patience, type PendingRead, Read } from './read.ts';
import {
  arrivalReader,
  closedReader,
  type Reader,
  replyReader,
  type ReplySeen,
  silenceReader,
} from './reader.ts';
import type { Recorder } from './recorder.ts';
import { type CloseKind, CLOSING_WORDS, ENDING_WORDS } from './words.ts';
import { factsInWords } from './tls-facts.ts';
import { type Ending, Transport } from './transport.ts';

/** What a connection needs beside its stream. */
export interface ConnectionOptions {
  /** Name of the session in the transcript. */
  readonly session: string;
  /** How long a send may stand still before it counts as stalled. */
  readonly timeoutMs: number;
  readonly clock: Clock;
  readonly recorder: Recorder;
  /** Ends every wait when it is aborted; the connection itself is left to `end`. */
  readonly signal?: AbortSignal;
}

/**
 * What became of octets to be sent: handed to the system; not sent because the connection is closed; still not all taken
 * when the time was up (the server does not read); given up because the run is being ended.
 */
export type SendOutcome = 'sent' | 'closed' | 'stalled' | 'aborted';

/** How a reply is awaited. */
export interface ReplyWait {
  /** Whether a positive first line begins a multi-line reply. */
  readonly multiLine: boolean;
  /** Longest time without any octet, in ms. */
  readonly timeoutMs: number;
  /** More replies are awaited behind this one: octets behind it are theirs. */
  readonly moreAwaited?: boolean;
}

/** A connection over any duplex stream: a TCP socket, or an in-memory pair in tests. */
export function connectionOver(socket: Duplex, options: ConnectionOptions): Connection {
  return new Connection(socket, options);
}

/**
 * One connection to the server under test. Whatever the server does is an observation, never an exception. Octets that
 * arrive before they are asked for wait, up to a bound; beyond it TCP holds the server back.
 *
 * After an abort every wait answers with a timeout at once: look at the signal before judging.
 */
export class Connection {
  readonly kind = 'connection' as const;
  readonly session: string;
  readonly #options: ConnectionOptions;
  #transport: Transport;
  #secured: SecuredStream | null = null;
  #wasEndAnnounced: boolean | null = null;
  /** TLS may be what the server sends next, though nobody reads it as such. */
  #mayBeTls = false;
  readonly #inbox = new Inbox();
  readonly #onAbort = (): void => this.#read?.expire();
  #ending: Ending | null = null;
  /** Our side: sending and receiving, receiving only, or let go. */
  #side: 'open' | 'half' | 'released' = 'open';
  #read: PendingRead | null = null;

  constructor(socket: Duplex, options: ConnectionOptions) {
    this.session = options.session;
    this.#options = options;
    this.#transport = this.#transportOver(socket, socket);
    if (options.signal === undefined) return;
    // One run has one signal and any number of connections, so Node's guess of a leak is wrong here.
    setMaxListeners(0, options.signal);
    options.signal.addEventListener('abort', this.#onAbort);
  }

  /** Neither side has ended the connection, as far as has been seen: an ending behind unread octets is not seen yet. */
  get isOpen(): boolean {
    return this.#ending === null && this.#side === 'open';
  }

  /** What is known of the TLS that it is under; null in clear. */
  get tls(): TlsFacts | null {
    return this.#secured?.facts ?? null;
  }

  /** Channel binding data of the type tls-exporter, base64; empty where there is none. */
  get tlsExporter(): string {
    return this.#secured?.exporter ?? '';
  }

  /** Whether the server announced its end under TLS by the alert for that; null in clear, and while it has not ended. */
  get wasEndAnnounced(): boolean | null {
    return this.#wasEndAnnounced;
  }

  /**
   * Makes a TLS handshake now; null when that worked. What had arrived in clear and was not read is dropped: ask for it
   * before. When the handshake comes to nothing, the connection is over.
   */
  async startTls(options: HandshakeOptions): Promise<HandshakeFailure | null> {
    if (this.#read?.isOver === false) throw new Error('a read is under way on the connection');
    this.#inbox.drain(0);
    if (!this.isOpen) return this.#notSecured(nothingToSecure());
    const { version } = options;
    this.#tell(`TLS handshake begins${version === undefined ? '' : `, offering TLS ${version} alone`}`);
    const { socket, bottom } = this.#transport.release();
    const outcome = await handshake(socket, options, this.#options.signal);
    if (outcome.kind === 'handshake-failure') return this.#notSecured(outcome);
    this.#secured = outcome;
    this.#mayBeTls = false;
    this.#transport = this.#transportOver(outcome.socket, bottom);
    this.#tell(factsInWords(outcome.facts));
    return null;
  }

  /**
   * Sends octets, as one segment where they fit into one; resolves when the system has them all, or takes no more of
   * them within the time.
   */
  async send(octets: Uint8Array): Promise<SendOutcome> {
    if (!this.#transport.isWritable) return 'closed';
    this.#options.recorder.sent(this.session, octets);
    const startedMs = this.#options.clock.nowMs();
    const limitMs = this.#options.timeoutMs * OVERALL_FACTOR + octets.length / OCTETS_PER_MS;
    for (let at = 0; at < octets.length; at += SEND_PIECE) {
      const isLate = this.#options.clock.nowMs() - startedMs > limitMs;
      const outcome = isLate ? 'stalled' : await this.#sendPiece(octets.subarray(at, at + SEND_PIECE));
      if (outcome === 'stalled') this.#tell('the server did not take all of that in time');
      if (outcome !== 'sent') return outcome;
    }
    return 'sent';
  }

  /**
   * From now on the server may speak TLS, where nobody makes a handshake: its alerts are told in the transcript, and are
   * nothing that arrived. Up to the next handshake.
   */
  expectTls(): void {
    this.#mayBeTls = true;
  }

  /** Awaits one reply. Octets behind it are its surplus, and dropped, unless more replies are awaited. */
  async readReply(options: ReplyWait): Promise<ReplySeen> {
    const seen = await this.#start(replyReader(options.multiLine), { ms: options.timeoutMs, counts: 'idle' });
    if (seen.kind === 'timeout') this.#tell(`no complete reply after ${Math.round(seen.afterMs)} ms`);
    return seen.kind === 'reply' && options.moreAwaited !== true ? await this.#withSurplus(seen) : seen;
  }

  /** Awaits that the server ends the connection; what it still sends before that is the observation's partial. */
  async readClosed(options: { readonly timeoutMs: number }): Promise<ClosedObservation | TimeoutObservation> {
    const seen = await this.#start(closedReader(), { ms: options.timeoutMs, counts: 'total' });
    if (seen.kind === 'timeout') this.#tell(`connection still open after ${Math.round(seen.afterMs)} ms`);
    return seen;
  }

  /** Awaits that the server sends nothing; over as soon as a line or an ending has come instead. */
  async readSilence(options: { readonly forMs: number }): Promise<ReplySeen | SilenceObservation> {
    const seen = await this.#start(silenceReader(options.forMs), { ms: options.forMs, counts: 'total' });
    if (seen.kind === 'silence') this.#tell(`nothing came for ${options.forMs} ms`);
    return seen.kind === 'reply' ? await this.#withSurplus(seen) : seen;
  }

  /** Awaits that anything arrives, for so long at most, and leaves it unread. */
  async awaitArrival(forMs: number): Promise<void> {
    await this.#start(arrivalReader(forMs), { ms: forMs, counts: 'total' });
  }

  /** What has arrived and no read has taken; it stays there. */
  unread(): Uint8Array {
    return this.#inbox.copy();
  }

  /** Ends the connection from our side; behind `half`, reads go on. */
  async close(how: CloseKind): Promise<void> {
    this.#tell(CLOSING_WORDS[how]);
    this.#side = how === 'half' ? 'half' : 'released';
    if (how === 'reset') {
      await this.#transport.reset();
      return;
    }
    const { timeoutMs, signal } = this.#options;
    await inTime(this.#transport.shutdown(), { ms: timeoutMs, signal });
    if (how === 'fin') await this.#transport.destroy();
  }

  /** Lets go of the connection for good; may be called in every state, also twice. */
  async end(): Promise<void> {
    this.#side = 'released';
    this.#options.signal?.removeEventListener('abort', this.#onAbort);
    await this.#transport.destroy();
  }

  async #sendPiece(piece: Uint8Array): Promise<SendOutcome> {
    const { timeoutMs, signal } = this.#options;
    const written = this.#transport.write(piece);
    if (written === true) return 'sent';
    const outcome = await inTime(written, { ms: timeoutMs, signal });
    if (outcome === 'late') return 'stalled';
    if (outcome === 'aborted') return 'aborted';
    return outcome ? 'sent' : 'closed';
  }

  #start<Seen extends Observation>(reader: Reader<Seen>, patience: Patience): Promise<Seen> {
    if (this.#read?.isOver === false) throw new Error('one read at a time on a connection');
    const read = new Read(reader, patience, this.#options.clock);
    this.#read = read;
    read.advance(this.#inbox, this.#ending);
    if (this.#options.signal?.aborted === true) read.expire();
    this.#balance();
    return read.result;
  }

  async #withSurplus(reply: ReplyObservation): Promise<ReplyObservation> {
    const surplus = this.#inbox.drain(PARTIAL_LIMIT);
    this.#balance();
    if (surplus.length === 0) return reply;
    if (indicatorOf(surplus) === 'positive') return { ...reply, surplus };
    // Perhaps a farewell: an ending is announced behind the octets before it: whether they were the last ones shows a moment later.
    await this.awaitArrival(FAREWELL_MS);
    return { ...reply, surplus, endedBehind: this.#ending !== null };
  }

  #received(chunk: Uint8Array): void {
    this.#options.recorder.received(this.session, chunk);
    this.#inbox.push(this.#mayBeTls ? this.#withoutAlerts(chunk) : chunk);
    this.#read?.advance(this.#inbox, this.#ending);
    this.#balance();
  }

  #withoutAlerts(chunk: Uint8Array): Uint8Array {
    const rest = withoutAlerts(chunk);
    if (rest.length < chunk.length) this.#tell('that is a TLS alert, and answers no command');
    return rest;
  }

  #ended(how: Ending, why: string | null): void {
    this.#ending = how;
    if (this.#secured !== null) this.#wasEndAnnounced = how === 'fin' && this.#secured.wasEndAnnounced();
    if (this.#side !== 'released') this.#tell(`${ENDING_WORDS[how]}${this.#behindEnding(why)}`);
    this.#read?.advance(this.#inbox, how);
  }

  #behindEnding(why: string | null): string {
    if (why !== null) return ` (${why})`;
    if (this.#wasEndAnnounced !== false || this.#ending !== 'fin') return '';
    return ', without the TLS alert that announces it';
  }

  #transportOver(socket: Duplex, bottom: Duplex): Transport {
    const listener = {
      received: (chunk: Uint8Array) => this.#received(chunk),
      ended: (how: Ending, why: string | null) => this.#ended(how, why),
    };
    return new Transport(socket, listener, bottom);
  }

  #notSecured(failure: HandshakeFailure): HandshakeFailure {
    this.#ending ??= failure.cause === 'reset' ? 'reset' : 'fin';
    this.#tell(`no TLS: ${failure.message}`);
    return failure;
  }

  /** Holds the server back while more waits unread than we want to keep. */
  #balance(): void {
    if (this.#inbox.isFull) this.#transport.pause();
    else if (this.#transport.isPaused) this.#transport.resume();
  }

  #tell(words: string): void {
    this.#options.recorder.event(this.session, words);
  }
}

import type { LimitObservation, LineEnd, ReplyObservation } from '../model/observation.ts';
import { BodyScanner } from './body-scanner.ts';
import { LINE_LIMIT, PARTIAL_LIMIT, RESPONSE_LIMIT, RETAIN_LIMIT } from './limits.ts';
import { CR, LF } from './octet.ts';
import { OctetCollector } from './octet-collector.ts';
import { indicatorOf } from './status.ts';

/** What a reply may come to, in octets. */
export interface ReplyLimits {
  /** First line, its line end included. */
  readonly line: number;
  /** Whole reply as sent. */
  readonly response: number;
  /** Octets of the body that are kept. */
  readonly retain: number;
  /** Raw octets that are kept of an incomplete reply; at least `line`. */
  readonly partial: number;
}

/** What a complete reply, or one over a limit, came to, and how many octets of the last chunk belong to it. */
export interface Fed {
  readonly consumed: number;
  readonly observation: ReplyObservation | LimitObservation;
}

/** What the parser awaits. */
export interface ReplyParserOptions {
  /** Whether a positive first line begins a multi-line reply. */
  readonly multiLine: boolean;
  readonly limits?: Partial<ReplyLimits>;
}

const LIMITS: ReplyLimits = {
  line: LINE_LIMIT,
  response: RESPONSE_LIMIT,
  retain: RETAIN_LIMIT,
  partial: PARTIAL_LIMIT,
};

/**
 * Reads one reply from octets as they arrive (RFC 1939 §3). However they are cut into chunks, the observation is the
 * same; the time is linear in the octets, and what is kept is bounded.
 */
export class ReplyParser {
  readonly #multiLine: boolean;
  readonly #limits: ReplyLimits;
  readonly #raw: OctetCollector;
  #octetCount = 0;
  #lastOctet = 0;
  #first: FirstLine | null = null;

  constructor(options: ReplyParserOptions) {
    this.#multiLine = options.multiLine;
    this.#limits = { ...LIMITS, ...options.limits };
    this.#raw = new OctetCollector(Math.max(this.#limits.partial, this.#limits.line));
  }

  /** Octets taken so far, as sent. */
  get octetCount(): number {
    return this.#octetCount;
  }

  /** A copy of the first octets taken, as sent. */
  partial(): Uint8Array {
    return this.#raw.collected().slice(0, this.#limits.partial);
  }

  /** Takes octets; null when the reply needs more than this chunk. Nothing may be fed behind the end. */
  feed(chunk: Uint8Array): Fed | null {
    let bodyAt = 0;
    if (this.#first === null) {
      const taken = this.#takeLine(chunk);
      if (taken === null || 'observation' in taken) return taken;
      this.#first = taken;
      bodyAt = taken.end;
    }
    return this.#takeBody(this.#first, chunk, bodyAt);
  }

  /** The first line; null when its end has not come; or the end of everything, over the limit. */
  #takeLine(chunk: Uint8Array): FirstLine | Fed | null {
    const within = upTo(chunk, this.#limits.line - this.#octetCount);
    const lfAt = within.indexOf(LF);
    if (lfAt === -1) {
      this.#take(within, 0, within.length);
      return within.length < chunk.length ? this.#overLimit('line', within.length) : null;
    }
    const before = lfAt === 0 ? this.#lastOctet : within[lfAt - 1];
    this.#take(within, 0, lfAt + 1);
    return this.#lineEndedBy(before === CR ? 'crlf' : 'lf', lfAt + 1);
  }

  #lineEndedBy(lineEnd: LineEnd, end: number): FirstLine {
    const line = this.#raw.collected().slice(0, lineEnd === 'crlf' ? -2 : -1);
    const isMultiLine = this.#multiLine && indicatorOf(line) === 'positive';
    return { line, lineEnd, end, body: isMultiLine ? new BodyScanner(this.#limits.retain) : null };
  }

  #takeBody(first: FirstLine, chunk: Uint8Array, from: number): Fed | null {
    if (first.body === null) return { consumed: from, observation: replyOf(first) };
    const within = upTo(chunk, Math.max(from, from + this.#limits.response - this.#octetCount));
    const end = first.body.scan(within, from);
    this.#take(within, from, end === -1 ? within.length : end);
    if (end !== -1) return { consumed: end, observation: { ...replyOf(first), body: first.body.finish() } };
    return within.length < chunk.length ? this.#overLimit('response', within.length) : null;
  }

  #overLimit(limit: LimitObservation['limit'], consumed: number): Fed {
    const octets = this.#octetCount;
    return { consumed, observation: { kind: 'limit', limit, octets, partial: this.partial() } };
  }

  #take(chunk: Uint8Array, from: number, to: number): void {
    this.#raw.add(chunk, from, to);
    this.#octetCount += to - from;
    this.#lastOctet = chunk[to - 1] ?? this.#lastOctet;
  }
}

/** The chunk itself unless it is too long: views cost more than they hold when a server sends single octets. */
function upTo(chunk: Uint8Array, length: number): Uint8Array {
  return chunk.length <= length ? chunk : chunk.subarray(0, length);
}

/** The first line of a reply; where in its chunk the octets behind it begin; and what reads them, if any are awaited. */
interface FirstLine {
  readonly line: Uint8Array;
  readonly lineEnd: LineEnd;
  readonly end: number;
  readonly body: BodyScanner | null;
}

function replyOf(first: FirstLine): ReplyObservation {
  return { kind: 'reply', line: first.line, lineEnd: first.lineEnd };
}

/** What the wire saw, before anybody judges it. */
export type Observation =
  ReplyObservation | ClosedObservation | TimeoutObservation | LimitObservation | SilenceObservation;

/** How a line ended. */
export type LineEnd = 'crlf' | 'lf';

/** A complete reply. */
export interface ReplyObservation {
  readonly kind: 'reply';
  /** The first line without its line end. */
  readonly line: Uint8Array;
  readonly lineEnd: LineEnd;
  /** The multi-line part, present when one was awaited and the first line was positive. */
  readonly body?: BodyObservation;
  /** Octets that had already arrived behind this reply and that no command awaits. */
  readonly surplus?: Uint8Array;
  /** The server refused, and ended the connection behind the surplus. */
  readonly isFarewell?: true;
}

/** The multi-line part of a reply, byte-unstuffed, without the terminator line. */
export interface BodyObservation {
  /** The first octets, up to a limit; all of them unless `truncated`. */
  readonly octets: Uint8Array;
  readonly truncated: boolean;
  /** Number of all octets, unstuffed, line ends included. */
  readonly octetCount: number;
  /** Number of lines ended by CRLF. */
  readonly lineCount: number;
  /** SHA-256 of all unstuffed octets, hexadecimal. */
  readonly sha256: string;
  /** Lines that began with a single dot followed by something else: not byte-stuffed (RFC 1939 §3). */
  readonly unstuffedLines: number;
  /** Number of LF octets that no CR preceded. */
  readonly bareLfCount: number;
}

/** The server closed the connection (`fin`) or it was reset before the awaited reply was complete. */
export interface ClosedObservation {
  readonly kind: 'closed';
  readonly how: 'fin' | 'reset';
  /** What had arrived by then, raw, up to a limit. */
  readonly partial: Uint8Array;
}

/** The awaited reply was not complete when the time was up. */
export interface TimeoutObservation {
  readonly kind: 'timeout';
  readonly afterMs: number;
  readonly partial: Uint8Array;
}

/** The server sent more than the harness is ready to take. */
export interface LimitObservation {
  readonly kind: 'limit';
  readonly limit: 'line' | 'response';
  readonly octets: number;
  readonly partial: Uint8Array;
}

/** Nothing arrived for the time that silence was asked for. */
export interface SilenceObservation {
  readonly kind: 'silence';
  readonly forMs: number;
}

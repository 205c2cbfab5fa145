import { printable } from '../model/printable.ts';
import type { HandshakeFailure, HandshakeTrouble } from '../model/tls.ts';
import { latin1 } from '../pop3/encode.ts';
import { looksLike } from '../pop3/other-protocol.ts';

/** What is known of a handshake that came to nothing. */
export interface Wreck {
  /** First octets that the server sent below TLS. */
  readonly first: Uint8Array;
  /** The server has ended its sending side. */
  readonly hasEnded: boolean;
  /** What broke the TCP connection. */
  readonly failure: Error | null;
  /** What TLS itself says. */
  readonly error: Error | null;
}

/** Tells the ways apart in which a handshake comes to nothing. */
export function failureFrom(wreck: Wreck): HandshakeFailure {
  const { first, hasEnded, failure, error } = wreck;
  if (first.length > 0 && !isTls(first)) return foreign(first);
  const code = codeOf(error);
  if (IS_ALERT.test(code)) return failed('alert', `the server refused the handshake: ${alertOf(code)}`);
  if (code === 'ERR_SSL_NO_PROTOCOLS_AVAILABLE') return notOffered(error);
  if (code.startsWith('ERR_SSL_') || code.startsWith('ERR_TLS_')) {
    return failed('disagreement', `this client cannot go on with the server's TLS: ${wordsOf(code)}`);
  }
  if (failure !== null) {
    return failed('reset', `the server reset the connection during the handshake (${codeOf(failure)})`);
  }
  if (hasEnded || error === null)
    return failed('closed', 'the server closed the connection during the handshake');
  return failed('reset', `the connection broke during the handshake (${code})`);
}

/** This client cannot offer what it was to offer. */
export function notOffered(error: unknown): HandshakeFailure {
  const why = error instanceof Error ? wordsOf(codeOf(error)) : 'unknown';
  return failed('unsupported', `this client cannot offer that: ${why}`);
}

/** The time was up. */
export function handshakeLate(first: Uint8Array, timeoutMs: number): HandshakeFailure {
  if (first.length === 0) {
    return failed('silence', `the server did not answer the ClientHello within ${timeoutMs} ms`);
  }
  return isTls(first)
    ? failed('timeout', `the server did not complete the handshake within ${timeoutMs} ms`)
    : foreign(first);
}

/** The run was ended first. */
export function handshakeAborted(): HandshakeFailure {
  return failed('aborted', 'the run was ended during the handshake');
}

/** Before any handshake the connection was gone. */
export function nothingToSecure(): HandshakeFailure {
  return failed('closed', 'the server had closed the connection before the handshake');
}

function failed(cause: HandshakeTrouble, message: string): HandshakeFailure {
  return { kind: 'handshake-failure', cause, message };
}

/** Octets that a person could have sent are a line of some protocol; others are nothing in particular. */
function foreign(first: Uint8Array): HandshakeFailure {
  const told = `"${printable(first.subarray(0, SHOWN_OCTETS), Infinity)}"`;
  if (!isText(first)) {
    return failed('garbage', `the server answered the ClientHello with octets that are no TLS: ${told}`);
  }
  const protocol = looksLike(first);
  const like = protocol === null ? '' : `, as ${protocol} does`;
  return failed('plain-text', `the server answered the ClientHello with plain text${like}: ${told}`);
}

const SHOWN_OCTETS = 100;

/** A TLS record: change of cipher, alert, handshake or application data, version 3.x (RFC 8446 §5.1). */
function isTls(first: Uint8Array): boolean {
  const [type = 0, major = MAJOR] = first;
  return type >= 0x14 && type <= 0x17 && major === MAJOR;
}

const MAJOR = 3;

/** Begins with ASCII and has no control characters but those of lines; what follows may be of any language. */
function isText(octets: Uint8Array): boolean {
  return /^[ -~]{1,2}(?:$|[ -~\r\n][^\0-\x08\x0b\x0c\x0e-\x1f\x7f]*$)/.test(latin1(octets));
}

function codeOf(error: Error | null): string {
  if (error === null) return '';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}

/** `ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION`, `ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE`, `ERR_SSL_TLSV13_ALERT_…` */
const IS_ALERT = /ALERT|ERR_SSL_TLSV1_(?:UNRECOGNIZED_NAME|UNSUPPORTED_EXTENSION)/;

function alertOf(code: string): string {
  return `alert "${wordsOf(code.replace(/^.*?ALERT_(?:CODE_)?/, ''))}"`;
}

function wordsOf(code: string): string {
  return code
    .replace(/^ERR_(?:SSL|TLS)_/, '')
    .toLowerCase()
    .replaceAll('_', ' ');
}

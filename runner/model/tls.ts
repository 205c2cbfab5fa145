/** A version of TLS that can be asked for by itself. */
export type TlsVersion = '1.0' | '1.1' | '1.2' | '1.3';

/** How a run's connections come under TLS: not at all, by STLS (RFC 2595), or from their first octet (RFC 8314 §3). */
export type TlsWay = 'none' | 'starttls' | 'implicit';

/** All of them. */
export const TLS_WAYS: readonly TlsWay[] = ['none', 'starttls', 'implicit'];

/** What a connection under TLS turned out to be. */
export interface TlsFacts {
  /** `1.3`, `1.2` …, as far as it is one of TLS; otherwise what the library calls it. */
  readonly version: string;
  /** Cipher suite, as the library calls it. */
  readonly cipher: string;
  /** The certificate leads to an authority that the client trusts, whatever its dates. */
  readonly trusted: boolean;
  /** Now is within the dates of the certificate. */
  readonly inDate: boolean;
  /** The certificate is for the host that was asked for. */
  readonly nameMatches: boolean;
  /** Why a client should not accept the certificate, in words; empty when it should. */
  readonly problem: string;
  /** Common name of the certificate, or the first of its other names; printable. */
  readonly subject: string;
  /** When the certificate ends, ISO 8601 UTC; empty when it does not say. */
  readonly validTo: string;
}

/**
 * Why a handshake came to nothing: the server answered in clear, with octets that are neither text nor TLS, with an alert,
 * with TLS that this client cannot go on with, by closing or resetting the connection, with nothing at all (`silence`) or
 * too slowly (`timeout`). `unsupported`: this client cannot offer what it was to offer. `aborted`: the run was ended.
 */
export type HandshakeTrouble =
  | 'plain-text'
  | 'garbage'
  | 'alert'
  | 'disagreement'
  | 'closed'
  | 'reset'
  | 'silence'
  | 'timeout'
  | 'unsupported'
  | 'aborted';

/** A handshake that came to nothing. */
export interface HandshakeFailure {
  readonly kind: 'handshake-failure';
  readonly cause: HandshakeTrouble;
  /** What happened, with "the server" or "this client" as its subject; no final stop. */
  readonly message: string;
}

/** How the connection is protected: not at all, by STLS (RFC 2595), or from its first octet (RFC 8314). */
export type Transport = 'plain' | 'stls' | 'tls';

/** All of them, in the order of docs/clients.md. */
export const TRANSPORTS: readonly Transport[] = ['plain', 'stls', 'tls'];

/** How a client proves who it is: USER with PASS, APOP (RFC 1939 §7), or a mechanism of AUTH (RFC 5034). */
export type Login = 'USER' | 'APOP' | 'PLAIN' | 'CRAM-MD5' | 'SCRAM-SHA-1' | 'SCRAM-SHA-256' | 'OAUTHBEARER';

/** One way to fetch mail. */
export interface Way {
  readonly transport: Transport;
  readonly login: Login;
  /** What the server leaves out, by the name of a legal oddity of it, so that the client goes this way. */
  readonly without?: readonly string[];
}

/** Every login over every transport. */
export function waysOf(transports: readonly Transport[], logins: readonly Login[]): readonly Way[] {
  return transports.flatMap((transport) => logins.map((login) => ({ transport, login })));
}

import { latin1 } from './encode.ts';

/** What else may listen where a POP3 server was looked for. */
export type OtherProtocol =
  'SMTP' | 'IMAP' | 'HTTP' | 'SSH' | 'FTP' | 'NNTP' | 'TLS' | 'ManageSieve' | 'MySQL' | 'Telnet' | 'VNC';

/** Octets that are looked at: every protocol here shows itself in its first line. */
const LOOKED_AT = 512;

/**
 * The protocol that these first octets of a server look like: a greeting, or the answer to a command that it did not
 * understand (HTTP and TLS servers wait to be spoken to). Null for POP3 and for anything unknown.
 */
export function looksLike(octets: Uint8Array): OtherProtocol | null {
  const text = latin1(octets.subarray(0, LOOKED_AT));
  return SIGNS.find(({ sign }) => sign.test(text))?.protocol ?? null;
}

// First match wins: a 220 greeting is FTP's only when it does not speak of mail.
const SIGNS: readonly { readonly protocol: OtherProtocol; readonly sign: RegExp }[] = [
  // TLS record: alert (a refusal of plain text) or handshake, version 3.x (RFC 8446 §5.1).
  { protocol: 'TLS', sign: /^[\x15\x16]\x03[\x00-\x04]/ },
  { protocol: 'SSH', sign: /^SSH-\d/ },
  { protocol: 'HTTP', sign: /^(?:HTTP\/\d|\s*<(?:!doctype\s+html|html)\b)/i },
  { protocol: 'IMAP', sign: /^\* (?:OK|PREAUTH|BYE|BAD)\b/i },
  { protocol: 'NNTP', sign: /^(?:20[01]|400|502)[ -].*(?:\bNNTP\b|\bnews|posting)/i },
  { protocol: 'SMTP', sign: /^(?:220|421|5\d\d)[ -].*(?:E?SMTP|LMTP|mail)/i },
  { protocol: 'FTP', sign: /^(?:220|530)[ -]/ },
  // Reply codes of SMTP to a command that it does not know (RFC 5321 §4.2.4).
  { protocol: 'SMTP', sign: /^(?:50[0-4]|554|421)[ -]/ },
  { protocol: 'ManageSieve', sign: /^"(?:IMPLEMENTATION|SIEVE|SASL|VERSION|NOTIFY|STARTTLS)"/i },
  { protocol: 'VNC', sign: /^RFB \d{3}\.\d{3}/ },
  // Packet of sequence number 0 that begins with protocol version 10, or an error packet.
  { protocol: 'MySQL', sign: /^[^]{2}\x00\x00[\x0a\xff]/ },
  // IAC followed by WILL, WONT, DO or DONT (RFC 854).
  { protocol: 'Telnet', sign: /^\xff[\xfb-\xfe]/ },
];

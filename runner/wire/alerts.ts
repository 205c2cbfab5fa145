import { latin1 } from '../pop3/encode.ts';

/**
 * A TLS alert as a record in clear (RFC 8446 §5.1, §6): type 21, version 3.x, two octets, of which the first is a level.
 * Where a line may begin: a server that waits for a handshake sends nothing before, or the reply to STLS.
 */
const ALERT = /(^|\n)(?:\x15\x03[\0-\x04]\0\x02[\x01\x02][^])+/g;

/** The octets without the TLS alerts among them: a server's TLS library sends these, and they answer no command. */
export function withoutAlerts(octets: Uint8Array): Uint8Array {
  if (!octets.includes(ALERT_TYPE)) return octets;
  const text = latin1(octets);
  const kept = text.replace(ALERT, '$1');
  return kept.length === text.length ? octets : Buffer.from(kept, 'latin1');
}

const ALERT_TYPE = 0x15;

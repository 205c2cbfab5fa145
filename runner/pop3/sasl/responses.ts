import { createHmac } from 'node:crypto';

/** The message of PLAIN (RFC 4616 §2), without an authorization identity. */
export function plainMessage(user: string, password: string): string {
  return `\0${user}\0${password}`;
}

/** The answer to a CRAM-MD5 challenge (RFC 2195 §2). */
export function cramMd5Answer(challenge: Uint8Array, user: string, password: string): string {
  return `${user} ${createHmac('md5', password).update(challenge).digest('hex')}`;
}

/** The initial response of OAUTHBEARER (RFC 7628 §3.1). */
export function oauthBearerMessage(user: string, token: string): string {
  const name = user.replaceAll('=', '=3D').replaceAll(',', '=2C');
  return `n,a=${name},\x01auth=Bearer ${token}\x01\x01`;
}

import type { Socket } from 'node:net';
import { createSecureContext, TLSSocket, type TLSSocketOptions } from 'node:tls';
import { type Authority, type Certificate, createAuthority } from '../../../fixtures/certificates.ts';

/** One authority for all tests of a file, with a certificate for the loopback address. */
export interface Trust {
  readonly authority: Authority;
  readonly loopback: Certificate;
}

let made: Promise<Trust> | null = null;

export async function trust(): Promise<Trust> {
  made ??= makeTrust();
  return made;
}

async function makeTrust(): Promise<Trust> {
  const authority = await createAuthority('an authority for tests');
  return { authority, loopback: await authority.issue({ names: ['127.0.0.1', 'localhost'] }) };
}

/** The server's side of TLS over a connection. */
export function serveTls(
  socket: Socket,
  { certificate, key }: Certificate,
  options: TLSSocketOptions = {},
): TLSSocket {
  const context = createSecureContext({
    cert: certificate,
    key,
    minVersion: 'TLSv1',
    ciphers: 'DEFAULT:@SECLEVEL=0',
    ...options,
  });
  const secure = new TLSSocket(socket, { isServer: true, secureContext: context, ...options });
  secure.on('error', () => undefined);
  return secure;
}

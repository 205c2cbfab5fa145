import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { mistake, type Mistake } from '../mistake.ts';
import { reasonOf } from '../system-error.ts';

/** The text of a file of certificates or keys; `what` names it, as in `CA file`. */
export async function readPem(what: string, path: string): Promise<string | Mistake> {
  try {
    return await readFile(path, 'latin1');
  } catch (error) {
    return mistake(`${what} "${path}" cannot be read: ${reasonOf(error)}`);
  }
}

/** Why this is no PEM text of certificates; null when it is one. */
export function certificatesProblem(what: string, pem: string): Mistake | null {
  const certificates = pem.match(CERTIFICATE) ?? [];
  if (certificates.length === 0) return mistake(`${what} holds no certificate in PEM form`);
  const isReadable = certificates.every((each) => certificateIn(each) !== null);
  return isReadable ? null : mistake(`${what} holds a certificate that cannot be read`);
}

/** Why this is no private key of this certificate, the first in its file; null when it is. */
export function keyProblem(
  certificate: { readonly what: string; readonly pem: string },
  key: { readonly what: string; readonly pem: string },
): Mistake | null {
  const leaf = certificateIn(certificate.pem.match(CERTIFICATE)?.[0] ?? '');
  try {
    const own = createPrivateKey(key.pem);
    if (leaf?.checkPrivateKey(own) !== false) return null;
  } catch {
    return mistake(`${key.what} holds no private key in PEM form, or one that wants a passphrase`);
  }
  return mistake(`${key.what} does not belong to ${certificate.what}`);
}

function certificateIn(pem: string): X509Certificate | null {
  try {
    return new X509Certificate(pem);
  } catch {
    return null;
  }
}

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g;

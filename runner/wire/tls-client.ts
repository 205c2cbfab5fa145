import { isIP } from 'node:net';
import { createSecureContext, DEFAULT_CIPHERS, rootCertificates, type SecureContext } from 'node:tls';
import type { TlsVersion } from '../model/tls.ts';

/** What a run brings to its TLS connections. All PEM. */
export interface TlsCredentials {
  /** Authorities to trust instead of those that Node knows. */
  readonly ca?: string;
  /** The client's certificate, with its key. */
  readonly certificate?: string;
  readonly key?: string;
  /** Name to ask for and to find in the certificate, instead of the host that is connected to. */
  readonly servername?: string;
}

/** The client side of TLS as one run has it; making its contexts takes time, so they are made once. */
export class TlsClient {
  readonly #credentials: TlsCredentials;
  readonly #contexts: Map<TlsVersion | null, SecureContext> = new Map();

  constructor(credentials: TlsCredentials = {}) {
    this.#credentials = credentials;
  }

  /** Offers this version alone, or all that a mail client offers today. Throws when it cannot be offered here. */
  context(version: TlsVersion | null): SecureContext {
    const known = this.#contexts.get(version);
    if (known !== undefined) return known;
    const { ca, certificate, key } = this.#credentials;
    const context = createSecureContext({
      ...(ca === undefined ? {} : { ca }),
      ...(certificate === undefined ? {} : { cert: certificate }),
      ...(key === undefined ? {} : { key }),
      ...(version === null ? {} : { minVersion: NAMES[version], maxVersion: NAMES[version] }),
      // Weak keys and old versions are the server's to refuse: what OpenSSL turns down by itself cannot be judged.
      ciphers: `${DEFAULT_CIPHERS}:@SECLEVEL=0`,
    });
    this.#contexts.set(version, context);
    return context;
  }

  /** Name that the certificate has to be for. */
  nameFor(host: string): string {
    return this.#credentials.servername ?? host;
  }

  /** Name to send in the handshake: an address is none (RFC 6066 §3). */
  servernameFor(host: string): string | null {
    const name = this.nameFor(host);
    return isAddress(name) ? null : name;
  }

  /** Who is trusted to issue certificates. */
  get authorities(): readonly string[] {
    const { ca } = this.#credentials;
    return ca === undefined ? rootCertificates : (ca.match(CERTIFICATE) ?? []);
  }
}

/** Whether a host is given as an address, which is no name that a certificate or a handshake could ask for. */
export function isAddress(host: string): boolean {
  return isIP(host) !== 0;
}

const NAMES = { '1.0': 'TLSv1', '1.1': 'TLSv1.1', '1.2': 'TLSv1.2', '1.3': 'TLSv1.3' } as const;

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g;

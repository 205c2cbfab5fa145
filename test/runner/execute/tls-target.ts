import type { Test } from 'tap';
import type { Certificate } from '../../../fixtures/certificates.ts';
import type { ServerOptions } from '../../../fixtures/server/options.ts';
import type { Deviation } from '../../../fixtures/server/deviation.ts';
import type { TargetTls } from '../../../runner/execute/environment/environment.ts';
import type { TlsWay } from '../../../runner/model/tls.ts';
import { TlsClient } from '../../../runner/wire/tls-client.ts';
import { trust } from '../wire/tls-rig.ts';
import { type Reference, startReference } from './reference.ts';

/** A reference server with a certificate of the authority of all tests, and the target that it makes. */
export interface SecureReference extends Reference {
  readonly tls: TargetTls;
}

export interface SecureWish {
  readonly certificate?: Certificate;
  readonly check?: 'trusted' | 'any';
  readonly faults?: readonly Deviation[];
  readonly options?: Partial<ServerOptions>;
}

/** Starts it; the client trusts its authority. */
export async function startSecure(t: Test, way: TlsWay, wish: SecureWish = {}): Promise<SecureReference> {
  const { authority, loopback } = await trust();
  const reference = await startReference(t, wish.faults ?? [], {
    tls: wish.certificate ?? loopback,
    implicitTls: way === 'implicit',
    ...wish.options,
  });
  const client = new TlsClient({ ca: authority.certificate });
  return { ...reference, tls: { way, client, certificate: wish.check ?? 'trusted' } };
}

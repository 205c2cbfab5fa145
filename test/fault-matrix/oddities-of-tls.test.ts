import t from 'tap';
import { oddCertificates } from '../../fixtures/faults/odd-certificates.ts';
import { oddInClear, oddStls } from '../../fixtures/faults/odd-stls.ts';
import { oddTls } from '../../fixtures/faults/odd-tls.ts';
import { checkOddities } from './check-oddities.ts';
import { TEST_MS } from './patience.ts';
import { only, readWorld } from './world.ts';

t.setTimeout(TEST_MS);

// Enough to see that logins and mail work under it.
const BY_STLS = ['rfc8314', 'journeys', 'rfc5034/scram-plus', 'security/clear-text'];

const clear = only(await readWorld(), ['rfc2595', 'rfc8314']);
await checkOddities(t, clear, [...oddTls, ...oddStls]);
const byStls = only(await readWorld({ way: 'starttls' }), BY_STLS);
await checkOddities(t, byStls, [null, ...oddTls, ...oddStls, ...oddInClear]);
const implicit = only(await readWorld({ way: 'implicit' }), ['rfc8314', 'journeys']);
await checkOddities(t, implicit, [null, ...oddTls]);

// What differs is what the client is shown in the handshake.
for (const world of [clear, byStls, implicit]) {
  await checkOddities(t, only(world, ['rfc8314']), oddCertificates);
}

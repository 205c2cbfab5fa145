import t from 'tap';
import { oddLoginDelays } from '../../fixtures/faults/odd-login-delays.ts';
import { checkOddities } from './check-oddities.ts';
import { checkPart } from './check-part.ts';
import { PARTS, readDelayWorld } from './parts.ts';
import { TEST_MS } from './patience.ts';

t.setTimeout(TEST_MS);
// There is little to do and much to wait for: all at the same time.
await Promise.all([checkPart(t, PARTS.delays), checkOddities(t, await readDelayWorld(), oddLoginDelays)]);

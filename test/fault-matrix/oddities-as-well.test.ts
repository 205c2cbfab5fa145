import t from 'tap';
import { oddities } from '../../fixtures/faults/oddities.ts';
import { checkOddities } from './check-oddities.ts';
import { TEST_MS } from './patience.ts';
import { readWorld } from './world.ts';

t.setTimeout(TEST_MS);
const odd = oddities.filter((_, index) => index % 3 === 2);
await checkOddities(t, await readWorld(), odd);

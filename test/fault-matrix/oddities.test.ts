import t from 'tap';
import { oddities } from '../../fixtures/faults/oddities.ts';
import { checkOddities } from './check-oddities.ts';
import { TEST_MS } from './patience.ts';
import { readWorld } from './world.ts';

t.setTimeout(TEST_MS);
// The others are in two more files: test files run side by side.
await checkOddities(t, await readWorld(), [null, ...oddities.filter((_, index) => index % 3 === 0)]);

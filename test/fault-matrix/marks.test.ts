import t from 'tap';
import { checkPart } from './check-part.ts';
import { PARTS } from './parts.ts';
import { TEST_MS } from './patience.ts';

t.setTimeout(TEST_MS);
await checkPart(t, PARTS.marks);

import t from 'tap';
import { oddTimers } from '../../fixtures/faults/odd-timers.ts';
import { oddities } from '../../fixtures/faults/oddities.ts';
import { checkOddities, isClean } from './check-oddities.ts';
import { QUICK_MINUTE_MS } from './parts.ts';
import { TEST_MS } from './patience.ts';
import { runFault } from './run-fault.ts';
import { readSlowWorld, readWorld } from './world.ts';

t.setTimeout(TEST_MS);
const odd = oddities.filter((_, index) => index % 3 === 1);
await checkOddities(t, await readWorld(), odd);
await checkOddities(t, await readSlowWorld(QUICK_MINUTE_MS), [null, ...oddTimers(QUICK_MINUTE_MS)]);

/** What RFC 5321 §4.4 has a delivery put in front of a message, one of them folded. */
const TRACE_FIELDS =
  'Return-Path: <>\r\n' +
  'Received: from a.example by b.example\r\n\twith LMTP id 7; Thu, 2 May 1996 10:00:00 +0000\r\n';

const delivered = await runFault(await readWorld({ traceFields: TRACE_FIELDS }), null);
t.test('a delivery that puts trace fields in front', (t) => {
  isClean(t, delivered);
});

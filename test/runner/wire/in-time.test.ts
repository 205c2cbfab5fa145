import t from 'tap';
import { inTime } from '../../../runner/wire/in-time.ts';
import { LONG_MS, SHORT_MS } from './rig.ts';

const never: Promise<never> = new Promise(() => undefined);

t.test('work that ends in time gives its result', async (t) => {
  t.equal(await inTime(Promise.resolve(7), { ms: LONG_MS, signal: undefined }), 7);
});

t.test('work that does not is given up as late', async (t) => {
  t.equal(await inTime(never, { ms: SHORT_MS, signal: undefined }), 'late');
});

t.test('an abort gives it up at once, before or during the wait', async (t) => {
  t.equal(await inTime(never, { ms: LONG_MS, signal: AbortSignal.abort() }), 'aborted');
  const abort = new AbortController();
  const waiting = inTime(never, { ms: LONG_MS, signal: abort.signal });
  abort.abort();
  t.equal(await waiting, 'aborted');
});

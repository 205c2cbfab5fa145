import t from 'tap';
import { limitedSignal } from '../../../../runner/execute/manners/limited-signal.ts';
import { pause } from '../../../../runner/execute/manners/pause.ts';
import { RunState } from '../../../../runner/execute/context/run-state.ts';
import { tryAgain } from '../../../../runner/execute/manners/try-again.ts';

const never = new AbortController().signal;

t.test('a limited signal is aborted by its time, and says that this was why', async (t) => {
  const limited = limitedSignal(never, 1);
  await new Promise((resolve) => limited.signal.addEventListener('abort', resolve));
  t.ok(limited.isLate());
  limited.release();
});

t.test('a limited signal follows the outer one', (t) => {
  const outer = new AbortController();
  const limited = limitedSignal(outer.signal, 60_000);
  outer.abort();
  t.ok(limited.signal.aborted);
  t.notOk(limited.isLate());
  limited.release();
  const after = limitedSignal(outer.signal, Infinity);
  t.ok(after.signal.aborted, 'also when that was aborted before');
  after.release();
  t.end();
});

t.test('a pause ends when its signal is aborted', async (t) => {
  const controller = new AbortController();
  const paused = pause(3_600_000, controller.signal);
  controller.abort();
  await paused;
  await pause(3_600_000, controller.signal);
  t.pass('neither waited for an hour');
});

t.test('the first stop of a run is the one that is told', (t) => {
  const state = new RunState();
  t.equal(state.stop, null);
  state.halt({ cause: 'target-died', message: 'first' });
  state.halt({ cause: 'interrupted', message: 'second' });
  t.equal(state.stop?.message, 'first');
  t.ok(state.signal.aborted);
  t.end();
});

t.test('something is tried again until it is done or the time is up', async (t) => {
  let nowMs = 0;
  const clock = { nowMs: () => (nowMs += 10) };
  const patience = { clock, forMs: 60, everyMs: 1, signal: never };
  let tries = 0;
  const attempt = async (): Promise<number> => Promise.resolve(++tries);
  t.equal(await tryAgain(attempt, (count) => count < 3, patience), 3);
  tries = 0;
  const last = await tryAgain(attempt, () => true, patience);
  t.ok(last > 1 && last < 10, `${last} tries`);
});

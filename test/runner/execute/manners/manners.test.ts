import t from 'tap';
import { Manners } from '../../../../runner/execute/manners/manners.ts';
import { dueAfterUse, waitMs, type RateCaps } from '../../../../runner/execute/manners/rate.ts';
import { plannedOf, scenarioOf } from '../plan-of.ts';

const NEVER = new AbortController().signal;

/** Manners on a clock that stands still unless somebody sleeps. */
function timed(caps?: RateCaps): { manners: Manners; pass: (ms: number) => void; nowMs: () => number } {
  let nowMs = 0;
  const pass = (ms: number): void => {
    nowMs += ms;
  };
  const sleep = async (ms: number): Promise<void> => {
    pass(ms);
    return Promise.resolve();
  };
  const manners = new Manners({
    clock: { nowMs: () => nowMs },
    sleep,
    ...(caps === undefined ? {} : { caps }),
  });
  return { manners, pass, nowMs: () => nowMs };
}

const READING = plannedOf(scenarioOf([{ C: 'STAT', S: '+OK' }]));

t.test('uses are spread evenly over the minute', (t) => {
  t.equal(waitMs(0, 5), 0);
  t.equal(dueAfterUse(0, 5, 60), 1005);
  t.equal(dueAfterUse(1005, 5, 60), 2005, 'one that did not wait is paid for by the next');
  t.equal(dueAfterUse(1005, 9000, 60), 10_000, 'what was not used is not saved up');
  t.equal(waitMs(dueAfterUse(0, 5, Infinity), 5), 0);
  t.end();
});

t.test('without caps and delays nothing waits', async (t) => {
  const { manners, nowMs } = timed();
  for (let count = 0; count < 100; count++) await manners.beforeScenario(READING, NEVER);
  await manners.beforeLogin('alice', NEVER);
  t.equal(nowMs(), 0);
});

t.test('no minute sees more logins than allowed', async (t) => {
  const { manners, nowMs } = timed({ connections: 1000, logins: 6 });
  const begunMs: number[] = [];
  for (let count = 0; count < 20; count++) {
    await manners.beforeScenario(READING, NEVER);
    manners.connects();
    manners.logsIn();
    begunMs.push(nowMs());
  }
  t.same(begunMs.slice(0, 3), [0, 10_000, 20_000]);
  t.ok(begunMs.every((ms, index) => ms + 60_000 <= (begunMs[index + 6] ?? Infinity)));
});

t.test('what a scenario does beyond its first login is paid for by the next', async (t) => {
  const { manners, nowMs } = timed({ connections: Infinity, logins: 60 });
  await manners.beforeScenario(READING, NEVER);
  for (let count = 0; count < 4; count++) manners.logsIn();
  await manners.beforeScenario(READING, NEVER);
  t.equal(nowMs(), 4000);
});

t.test('connections have a cap of their own', async (t) => {
  const { manners, nowMs } = timed({ connections: 60, logins: Infinity });
  await manners.beforeScenario(READING, NEVER);
  manners.connects();
  manners.connects();
  await manners.beforeScenario(READING, NEVER);
  t.equal(nowMs(), 2000);
});

t.test('between two logins of one user passes what LOGIN-DELAY announces', async (t) => {
  const { manners, nowMs, pass } = timed();
  manners.delays.announced([['TOP', 'login-delay 30 USER'], null]);
  manners.delays.letIn('alice');
  await manners.beforeLogin('bob', NEVER);
  t.equal(nowMs(), 0);
  pass(10_000);
  t.ok(manners.delays.isEarly('alice'));
  await manners.beforeLogin('alice', NEVER);
  t.equal(nowMs(), 30_250);
  t.notOk(manners.delays.isEarly('alice'));
});

const ANNOUNCED: readonly (readonly [string, readonly (readonly string[] | null)[], number | null])[] = [
  ['nothing', [null, ['UIDL']], null],
  ['the same before and after', [['LOGIN-DELAY 5'], ['LOGIN-DELAY 5']], 5],
  ['another one to the user', [['LOGIN-DELAY 5 USER'], ['LOGIN-DELAY 0']], 0],
  ['one before login alone', [['LOGIN-DELAY 5 USER'], ['UIDL']], 5],
  ['what is no number', [['LOGIN-DELAY soon', 'LOGIN-DELAYED 3']], null],
  ['too many digits', [['LOGIN-DELAY 1234567890']], null],
];

for (const [what, capabilities, seconds] of ANNOUNCED)
  t.test(`LOGIN-DELAY that announces ${what} is ${String(seconds)}`, (t) => {
    const { delays } = timed().manners;
    delays.announced(capabilities);
    t.equal(delays.seconds, seconds);
    t.end();
  });

t.test('a delay over a minute is not waited for, though a login within it is early', async (t) => {
  const { manners, nowMs } = timed();
  manners.delays.announced([['LOGIN-DELAY 3600']]);
  manners.delays.letIn('alice');
  await manners.beforeLogin('alice', NEVER);
  t.equal(nowMs(), 0);
  t.ok(manners.delays.isEarly('alice'));
});

t.test('a delay that nobody announced is found out', async (t) => {
  const { manners, nowMs } = timed();
  const { delays } = manners;
  delays.letIn('alice');
  const tries: number[] = [];
  for (;;) {
    await manners.beforeLogin('alice', NEVER);
    tries.push(nowMs());
    if (nowMs() >= 10_000) break;
    delays.refusedAsEarly('alice');
  }
  t.same(tries, [0, 2000, 6000, 14_000]);
  delays.letIn('alice');
  t.equal(delays.seconds, 14);
});

t.test('a delay that nobody announced and that is too long is not waited for in the end', async (t) => {
  const { manners, nowMs } = timed();
  for (let count = 0; count < 100; count++) {
    manners.delays.refusedAsEarly('alice');
    await manners.beforeLogin('alice', NEVER);
  }
  t.equal(nowMs(), (2 + 4 + 8 + 16 + 32) * 1000);
});

t.test('what a login that nothing hangs on finds out of a delay is held to from then on', async (t) => {
  const { manners, nowMs, pass } = timed();
  const { delays } = manners;
  delays.announced([['LOGIN-DELAY 10']]);
  delays.letIn('alice');
  pass(100);
  await manners.beforeLogin('alice', NEVER, 'boldly');
  t.equal(nowMs(), 100, 'it is tried');
  delays.refusedAsEarly('alice');
  await manners.beforeLogin('alice', NEVER, 'boldly');
  t.equal(nowMs(), 10_350, 'and waited for, now that the server means it');
  delays.letIn('alice');
  await manners.beforeLogin('alice', NEVER, 'boldly');
  t.equal(nowMs(), 20_600);
});

t.test('a delay that is announced and not enforced is not waited for', async (t) => {
  const { manners, nowMs, pass } = timed();
  const { delays } = manners;
  delays.announced([['LOGIN-DELAY 10']]);
  delays.letIn('alice');
  pass(100);
  delays.letIn('alice');
  await manners.beforeLogin('alice', NEVER);
  t.equal(nowMs(), 100);
  t.notOk(delays.isEarly('alice'), 'so that no refusal is put down to it');
  t.equal(delays.patienceMs, 0);
});

t.test('a single early login of a delay of one second tells nothing, five do', async (t) => {
  const { manners, nowMs, pass } = timed();
  const { delays } = manners;
  delays.announced([['LOGIN-DELAY 1']]);
  delays.letIn('alice');
  pass(100);
  delays.letIn('alice');
  await manners.beforeLogin('alice', NEVER);
  t.equal(nowMs(), 1350);
  for (let count = 0; count < 5; count++) delays.letIn('alice');
  await manners.beforeLogin('alice', NEVER);
  t.equal(nowMs(), 1350);
});

t.test('who is refused as too early all the same waits once more', async (t) => {
  const { manners, nowMs } = timed();
  manners.delays.announced([['LOGIN-DELAY 2']]);
  manners.delays.refusedAsEarly('alice');
  await manners.beforeLogin('alice', NEVER);
  t.equal(nowMs(), 2250, 'a run before this one may have logged in');
});

import t from 'tap';
import type { ServerControl } from '../../../runner/execute/environment/server-control.ts';
import type { RunStop } from '../../../runner/model/result.ts';
import type { PlannedScenario } from '../../../runner/model/plan.ts';
import { plannedOf, scenarioOf } from './plan-of.ts';
import { startReference } from './reference.ts';
import { ALICE, BOB, outcomesOf, runPlan } from './run-plan.ts';

const LOOK = plannedOf(scenarioOf([{ C: 'STAT', S: '+OK {:number} {:number}' }], { maildrop: ['plain'] }));

/** A scenario that leaves something behind. */
const ABUSIVE: PlannedScenario = { ...LOOK, impact: ['abuse'] };
const BAD_LOGIN: PlannedScenario = { ...LOOK, impact: ['bad-logins'] };
const DELETING: PlannedScenario = { ...LOOK, impact: ['deletes'] };

/** Counts, and fails from a certain reset on. */
function resetting(failsAt = Infinity): ServerControl & { resets: number; started: number } {
  return {
    resets: 0,
    started: 0,
    canReset: true,
    died: new Promise(() => undefined),
    async start() {
      this.started += 1;
      return Promise.resolve(null);
    },
    async reset(): Promise<RunStop | null> {
      this.resets += 1;
      const stop = { cause: 'reset-failed', message: 'no reset' } as const;
      return Promise.resolve(this.resets < failsAt ? null : stop);
    },
  };
}

const RESETS: readonly (readonly [string, readonly PlannedScenario[], number])[] = [
  ['once where nothing is left behind', [LOOK, DELETING, LOOK], 1],
  ['behind wrong passwords', [LOOK, BAD_LOGIN, LOOK, LOOK], 2],
  ['behind abuse, also when it is the last', [LOOK, ABUSIVE], 2],
  ['behind each of several', [ABUSIVE, BAD_LOGIN, ABUSIVE], 4],
  ['not for what is left out', [{ ...ABUSIVE, decision: { kind: 'skip', because: 'slow', reason: 'x' } }], 1],
];

for (const [what, plan, expected] of RESETS) {
  t.test(`the server is reset before the run, and ${what}`, async (t) => {
    const reference = await startReference(t);
    const server = resetting();
    const outcomes = outcomesOf(await runPlan(plan, { ...reference, server, accounts: [ALICE, BOB] }));
    t.equal(server.resets, expected);
    t.equal(server.started, 1);
    t.notOk(outcomes.some(({ outcome }) => outcome === 'errored'));
  });
}

t.test('maildrops are filled anew behind a reset, which may have emptied them', async (t) => {
  const reference = await startReference(t);
  await runPlan([LOOK, ABUSIVE, LOOK], { ...reference, server: resetting() });
  t.equal(reference.fills.length, 2);
});

t.test('a reset that fails ends the run, and what is left is not begun', async (t) => {
  const reference = await startReference(t);
  const events = await runPlan([LOOK, ABUSIVE, LOOK], { ...reference, server: resetting(2) });
  t.match(events.at(-1), { type: 'run-finished', stop: { cause: 'reset-failed', message: 'no reset' } });
  t.strictSame(
    outcomesOf(events).map(({ outcome }) => outcome),
    ['passed', 'passed', 'errored'],
  );
});

t.test('a server that cannot be started is not met', async (t) => {
  const reference = await startReference(t);
  const stop = { cause: 'start-failed', message: 'no start' } as const;
  const server = { ...resetting(), start: async (): Promise<RunStop> => Promise.resolve(stop) };
  const events = await runPlan([LOOK], { ...reference, server });
  t.match(events.at(-1), { stop });
  t.match(outcomesOf(events), [{ outcome: 'errored', reason: 'no start' }]);
  t.strictSame(reference.fills, []);
});

t.test('the end of a server ends the run, with the scenarios that were under way', async (t) => {
  const reference = await startReference(t);
  let die: (words: string) => void = () => undefined;
  const died = new Promise<string>((resolve) => (die = resolve));
  const server = { ...resetting(), died };
  const hanging = plannedOf(scenarioOf([{ deliver: ['plain'] }, { C: 'STAT', S: '+OK' }]));
  const provisioner = {
    ...reference.provisioner,
    add: async () => {
      die('it ended');
      return Promise.resolve({ kind: 'filled', visibleWithinMs: 0 } as const);
    },
  };
  const events = await runPlan([hanging], { ...reference, provisioner, server });
  t.match(events.at(-1), { stop: { cause: 'target-died', message: 'it ended. Under way: test/one' } });
});

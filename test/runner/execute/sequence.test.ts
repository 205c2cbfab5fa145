import t from 'tap';
import type { RunEvent } from '../../../runner/model/event.ts';
import type { PlannedScenario } from '../../../runner/model/plan.ts';
import type { Scenario, Step } from '../../../runner/model/suite.ts';
import { plannedOf, scenarioOf } from './plan-of.ts';
import { startReference } from './reference.ts';
import { ALICE, BOB, outcomesOf, runOne, runPlan } from './run-plan.ts';

const THREE = ['plain', 'longer', 'longest'];

function planned(steps: readonly Step[], more: Partial<Scenario> = {}): PlannedScenario {
  return plannedOf(scenarioOf(steps, { maildrop: THREE, ...more }));
}

function typesOf(events: readonly RunEvent[]): readonly string[] {
  return events.map((event) => {
    if (event.type === 'scenario-started') return `started ${event.id}`;
    return event.type === 'scenario-finished' ? `finished ${event.scenario.planned.id}` : event.type;
  });
}

t.test('events come in the order of the plan, skips among them, and nothing is left out', async (t) => {
  const reference = await startReference(t);
  const skip = { kind: 'skip', because: 'safety', reason: 'not allowed', enable: '--allow deletes' } as const;
  const one = plannedOf(scenarioOf([{ C: 'NOOP', S: '+OK' }]), { id: 'one' });
  const two = plannedOf(scenarioOf([]), { id: 'two', decision: skip });
  const three = plannedOf(scenarioOf([{ C: 'NOOP', S: '+OK' }]), { id: 'three' });
  const events = await runPlan([one, two, three], reference);
  t.strictSame(typesOf(events), [
    'run-started',
    'target-probed',
    'started one',
    'finished one',
    'finished two',
    'started three',
    'finished three',
    'run-finished',
  ]);
  t.match(outcomesOf(events)[1], { outcome: 'skipped', reason: 'not allowed', findings: [], durationMs: 0 });
  t.match(events[0], { startedAt: '2026-01-01T00:00:00.000Z' });
  t.match(events.at(-1), { stop: null });
});

t.test('what the target does not offer is decided when the probe is done', async (t) => {
  const reference = await startReference(t, [], { without: ['TOP'] });
  const seen: string[][] = [];
  const notOffered = { kind: 'skip', because: 'not-offered', reason: 'no TOP' } as const;
  const events = await runPlan([planned([])], {
    ...reference,
    applyFeatures: ({ scenarios }, { inClear }) => {
      seen.push([...inClear]);
      return { scenarios: scenarios.map((each) => ({ ...each, decision: notOffered })) };
    },
  });
  t.equal(seen.length, 1);
  t.notOk(seen[0]?.includes('TOP'));
  t.ok(seen[0]?.includes('UIDL'));
  t.match(events[1], { type: 'target-probed', scenarios: [{ decision: notOffered }] });
  t.match(outcomesOf(events), [{ outcome: 'skipped', reason: 'no TOP' }]);
});

t.test('accounts work side by side, and are told in the order of the plan', async (t) => {
  const reference = await startReference(t);
  const scenarios = Array.from({ length: 8 }, (_, index) =>
    plannedOf(scenarioOf([{ C: 'STAT', S: '+OK 3 {:number}' }], { maildrop: THREE }), {
      id: `s${index}`,
      accounts: ((index % 3) % 2) + 1,
    }),
  );
  const events = await runPlan(scenarios, { ...reference, accounts: [ALICE, BOB] });
  t.strictSame(
    outcomesOf(events).map(({ planned: { id }, outcome }) => `${id} ${outcome}`),
    scenarios.map(({ id }) => `${id} passed`),
  );
  const users = outcomesOf(events).flatMap(({ transcript }) =>
    transcript.flatMap(({ text }) => /^USER (\w+)/.exec(text)?.[1] ?? []),
  );
  t.strictSame([...new Set(users)].sort(), ['alice', 'bob']);
});

t.test('a scenario for more accounts than there are is errored, not waited for', async (t) => {
  const outcome = await runOne({ ...planned([]), accounts: 2 }, await startReference(t));
  t.match(outcome, { outcome: 'errored', reason: 'The scenario needs 2 accounts, there are 1' });
});

t.test('every account is tried before the scenarios, once', async (t) => {
  const reference = await startReference(t);
  const wrong = { user: 'bob', password: 'not bob’s' };
  const events = await runPlan([planned([])], { ...reference, accounts: [ALICE, wrong] });
  t.match(events.at(-1), { stop: { cause: 'login-refused', message: /"bob" was refused/ } });
  t.match(outcomesOf(events), [{ outcome: 'errored', reason: /"bob" was refused/ }]);
});

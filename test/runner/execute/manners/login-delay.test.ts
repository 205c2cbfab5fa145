import t from 'tap';
import type { PlannedScenario } from '../../../../runner/model/plan.ts';
import { plannedOf, scenarioOf } from '../plan-of.ts';
import { startReference } from '../reference.ts';
import { FIXTURES, outcomesOf, runPlan } from '../run-plan.ts';

/** A scenario for each way in which sessions come about: by the runner, by steps, one behind the other. */
const SCENARIOS: readonly PlannedScenario[] = [
  plannedOf(scenarioOf([{ C: 'STAT', S: '+OK', proves: ['X-1'] }], { id: 'entered', maildrop: ['plain'] })),
  plannedOf(
    scenarioOf(
      [
        { C: 'USER {user}', S: '+OK' },
        { C: 'PASS {password}', S: '+OK', proves: ['X-2'] },
      ],
      { id: 'by-steps', state: 'authorization' },
    ),
  ),
  plannedOf(
    scenarioOf(
      [
        { C: 'QUIT', S: '+OK' },
        { open: 'B', state: 'transaction', proves: ['X-3'] },
      ],
      { id: 'twice', maildrop: ['longer'] },
    ),
  ),
];

t.test('a server that enforces LOGIN-DELAY is waited for, in scenarios and between them', async (t) => {
  const { port, provisioner } = await startReference(t, [], { loginDelaySeconds: 1 });
  const events = await runPlan(SCENARIOS, {
    port,
    provisioner,
    fixtures: FIXTURES,
    limits: { loginRetryMs: 3_000 },
  });
  t.same(
    outcomesOf(events).map(({ planned, outcome, reason }) => [planned.scenario.id, outcome, reason]),
    SCENARIOS.map(({ scenario: { id } }) => [id, 'passed', undefined]),
  );
});

t.test('a login of a step that comes too early is no failure of the server', async (t) => {
  const { port } = await startReference(t, [], { loginDelaySeconds: 2 });
  const again = plannedOf(
    scenarioOf(
      [
        { C: 'USER {user}', S: '+OK' },
        { C: 'PASS {password}', S: '+OK' },
        { C: 'QUIT', S: '+OK' },
        { open: 'B', state: 'authorization' },
        { on: 'B', C: 'USER {user}', S: '+OK' },
        { on: 'B', C: 'PASS {password}', S: '+OK', proves: ['X-1'] },
      ],
      { state: 'authorization' },
    ),
  );
  const [outcome] = outcomesOf(await runPlan([again], { port }));
  t.match(outcome, { outcome: 'blocked', reason: /too soon behind another of this account \(LOGIN-DELAY\)/ });
});

import t from 'tap';
import type { Deviation } from '../../../../fixtures/server/deviation.ts';
import type { Provisioner } from '../../../../runner/maildrop/provisioner.ts';
import type { PlannedScenario } from '../../../../runner/model/plan.ts';
import type { Step } from '../../../../runner/model/suite.ts';
import { plannedOf, scenarioOf } from '../plan-of.ts';
import { startReference, type Reference } from '../reference.ts';
import { outcomesOf, runOne, runPlan } from '../run-plan.ts';

function planned(steps: readonly Step[]): PlannedScenario {
  return plannedOf(scenarioOf(steps, { maildrop: ['plain'] }));
}

const LEAVE: readonly Step[] = [{ C: 'QUIT', S: '+OK' }, { closed: true }];
const COUNTS_THREE: Step = { on: 'B', C: 'STAT', S: '+OK 3 {:number}', proves: ['arrival'] };
const BETWEEN_SESSIONS: readonly Step[] = [
  ...LEAVE,
  { deliver: ['longer', 'longest'] },
  { open: 'B', state: 'transaction' },
  COUNTS_THREE,
];

/** The reference with another provisioner in front of its store. */
function provisioned(reference: Reference, changes: Partial<Provisioner>): Reference {
  return { ...reference, provisioner: { ...reference.provisioner, ...changes } };
}

t.test('mail arrives behind what is there, and the next session sees it', async (t) => {
  const reference = await startReference(t);
  const steps: readonly Step[] = [
    { deliver: ['longer', 'longest'] },
    { C: 'STAT', S: '+OK 1 {:number}', proves: ['unseen'] },
    ...LEAVE,
    { open: 'B', state: 'transaction' },
    COUNTS_THREE,
    { on: 'B', C: 'RETR 3', S: '+OK', body: { message: 'longest' }, proves: ['order'] },
  ];
  t.match(await runOne(planned(steps), reference), { outcome: 'passed' });
});

t.test('the maildrop is filled anew for the scenario behind', async (t) => {
  const reference = await startReference(t);
  const alone = planned([{ C: 'STAT', S: '+OK 1 {:number}', proves: ['alone'] }]);
  const events = await runPlan([planned(BETWEEN_SESSIONS), alone], reference);
  t.same(
    outcomesOf(events).map(({ outcome }) => outcome),
    ['passed', 'passed'],
  );
});

t.test('with no session open, mail that shows up late is waited for', async (t) => {
  let looks = 0;
  const late: Deviation = {
    open: (messages) => (messages.length > 1 && (looks += 1) < 4 ? messages.slice(0, 1) : messages),
  };
  const reference = await startReference(t, [late]);
  const { add } = reference.provisioner;
  const patient = provisioned(reference, {
    add: async (account, messages) => {
      await add?.(account, messages);
      return { kind: 'filled', visibleWithinMs: 60_000 };
    },
  });
  const given = { ...patient, limits: { visibleEveryMs: 1 } };
  t.match(await runOne(planned(BETWEEN_SESSIONS), given), { outcome: 'passed' });
});

t.test('mail that never shows up accuses nobody', async (t) => {
  const reference = await startReference(t, [{ open: (messages) => messages.slice(0, 1) }]);
  const { outcome, findings } = await runOne(planned(BETWEEN_SESSIONS), reference);
  t.equal(outcome, 'blocked');
  t.match(
    findings.find(({ message = '' }) => message.includes('new mail')),
    { outcome: 'blocked', message: 'new mail did not show up: STAT tells of 1 messages, not 3' },
  );
});

t.test('mail that cannot be placed is no fault of the server', async (t) => {
  const reference = await startReference(t);
  const failing = provisioned(reference, {
    add: async () => Promise.resolve({ kind: 'provision-problem', message: 'disk full' }),
  });
  const { outcome, findings } = await runOne(planned(BETWEEN_SESSIONS), failing);
  t.equal(outcome, 'errored');
  t.ok(findings.some(({ message }) => message === 'disk full'));
});

import t from 'tap';
import type { Deviation } from '../../../fixtures/server/deviation.ts';
import type { PlannedScenario } from '../../../runner/model/plan.ts';
import type { Scenario, Step } from '../../../runner/model/suite.ts';
import { plannedOf, scenarioOf } from './plan-of.ts';
import { startReference } from './reference.ts';
import { ALICE, BOB, outcomesOf, runOne, runPlan, stepFindings } from './run-plan.ts';
import { pop3Of, tinyServer } from './tiny-server.ts';

// What a broken server gets wrong on the way to the start state is for other scenarios to judge.

const SHORT = { limits: { loginRetryMs: 40, loginRetryEveryMs: 10, epilogueMs: 50 } };

function planned(steps: readonly Step[], more: Partial<Scenario> = {}): PlannedScenario {
  return plannedOf(scenarioOf(steps, more));
}

const NOOP: Step = { C: 'NOOP', S: '+OK', proves: ['x'] };

/** A server that greets every n-th connection with -ERR and hangs up. */
function busyEach(n: number): Deviation {
  return {
    reply: {
      GREETING: (reply, { session }) =>
        session.ordinal % n === 0 ? { ...reply, status: '-ERR', text: 'busy', close: true } : reply,
    },
  };
}

t.test('a server that is busy for a moment is tried again on the way to the start state', async (t) => {
  const reference = await startReference(t, [busyEach(2)]);
  for (const state of ['transaction', 'authorization'] as const) {
    const step: Step = state === 'transaction' ? NOOP : { C: 'CAPA', S: '+OK' };
    const events = await runPlan([planned([step], { state }), planned([step], { state })], reference);
    t.strictSame(
      outcomesOf(events).map(({ outcome }) => outcome),
      ['passed', 'passed'],
      state,
    );
  }
});

t.test('it is not tried again where its greeting is on trial', async (t) => {
  const open: Step = { open: 'B', state: 'authorization', proves: ['greeted'] };
  const reference = await startReference(t, [busyEach(3)]);
  t.strictSame(stepFindings(await runOne(planned([open]), reference)), ['greeted failed']);
});

t.test('a login that is on trial is left open by a server that never greets', async (t) => {
  const steps: readonly Step[] = [
    { C: 'NOOP', S: '+OK' },
    { open: 'B', state: 'transaction', proves: ['login'] },
  ];
  const server = await tinyServer((socket, connection) => {
    if (connection === 3) socket.resetAndDestroy();
    else pop3Of({})(socket, connection);
  });
  t.teardown(server.close);
  const limits = { ...SHORT.limits, loginRetryMs: 0 };
  const outcome = await runOne(planned(steps), { port: server.port, ...SHORT, limits });
  t.strictSame(stepFindings(outcome), ['- passed', 'login blocked']);
});

t.test('a stray line before the answer to a login is passed over', async (t) => {
  const server = await tinyServer(pop3Of({ USER: 'Welcome!\r\n+OK', LIST: 'by the way\r\n+OK\r\n.' }));
  t.teardown(server.close);
  const outcome = await runOne(planned([NOOP]), { port: server.port, ...SHORT });
  t.strictSame(stepFindings(outcome), ['x passed']);
});

t.test('a greeting of several lines, or one that refuses and goes on, does not keep us out', async (t) => {
  for (const greeting of ['+OK one\r\n+OK two', '-ERR but go on', 'hello']) {
    const server = await tinyServer(pop3Of({}, greeting));
    t.teardown(server.close);
    const outcome = await runOne(planned([NOOP]), { port: server.port, ...SHORT });
    t.strictSame(stepFindings(outcome), ['x passed'], JSON.stringify(greeting));
  }
});

t.test('messages marked in a session that was opened again under its name are not forgotten', async (t) => {
  const steps: readonly Step[] = [
    { C: 'DELE 1', S: '+OK' },
    { close: 'fin' },
    { open: 'A', state: 'transaction' },
    NOOP,
  ];
  const reference = await startReference(t);
  const marking = planned(steps, { maildrop: ['plain', 'longer'] });
  await runPlan([marking, planned([NOOP], { maildrop: ['plain', 'longer'] })], reference);
  t.equal(reference.fills.length, 2);
});

t.test(
  'once wrong passwords were sent, logins may be slow, and nothing else is waited for longer',
  async (t) => {
    let isPunishing = false;
    const server = await tinyServer(
      pop3Of({
        PASS: (socket) => {
          setTimeout(() => socket.write('+OK\r\n'), isPunishing ? 1500 : 0);
          isPunishing = true;
        },
        STAT: () => undefined,
      }),
    );
    t.teardown(server.close);
    const limits = { ...SHORT.limits, penaltyMs: 60_000 };
    const wrong = { ...planned([NOOP]), impact: ['bad-logins' as const] };
    const stat = planned([{ C: 'STAT', S: '+OK', proves: ['stat'] }]);
    const events = await runPlan([wrong, stat], { port: server.port, timeoutMs: 1000, limits });
    t.strictSame(
      outcomesOf(events).map(({ outcome }) => outcome),
      ['passed', 'failed'],
    );
  },
);

t.test('a password that a server echoes is told nowhere', async (t) => {
  const echo: Deviation = {
    reply: {
      PASS: (reply, { tail }) => ({ ...reply, text: `your password is ${tail}` }),
      NOOP: (reply) => ({ ...reply, status: '-ERR', text: `still ${ALICE.password}` }),
    },
  };
  const reference = await startReference(t, [echo]);
  const events = await runPlan([planned([NOOP])], { ...reference, accounts: [ALICE, BOB] });
  t.equal(outcomesOf(events)[0]?.outcome, 'failed');
  t.notOk(JSON.stringify(events).includes(ALICE.password));
});

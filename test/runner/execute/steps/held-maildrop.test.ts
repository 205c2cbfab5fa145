import t, { type Test } from 'tap';
import type { Step } from '../../../../runner/model/suite.ts';
import { plannedOf, scenarioOf } from '../plan-of.ts';
import { ALICE, outcomesOf, runOne, runPlan, stepFindings } from '../run-plan.ts';
import { onLines, pop3Of, tinyServer, type Behaviour, type TinyServer } from '../tiny-server.ts';

const LOGIN: readonly Step[] = [
  { C: 'USER alice', S: '+OK' },
  { C: 'PASS wonderland', S: '+OK', proves: ['RFC1939-7-PASS-06'] },
];

/** Waits for locks for a moment only. */
const LIMITS = { loginRetryMs: 400, loginRetryEveryMs: 20, epilogueMs: 1_000 };

async function serve(t: Test, behaviour: Behaviour): Promise<TinyServer> {
  const server = await tinyServer(behaviour);
  t.teardown(async () => server.close());
  return server;
}

/** Refuses PASS with this line on the connections that are counted. */
function refusing(answer: string, connections: (connection: number) => boolean): Behaviour {
  return pop3Of({
    PASS: (socket, connection) => socket.write(`${connections(connection) ? answer : '+OK'}\r\n`),
  });
}

const afterProbe = (connection: number): boolean => connection > 1;

t.test('a login refused for a lock that is not the scenario’s own accuses nobody', async (t) => {
  for (const answer of ['-ERR [IN-USE] no', '-ERR maildrop already locked', '-ERR lock busy, try again']) {
    const { port } = await serve(t, refusing(answer, afterProbe));
    const outcome = await runOne(plannedOf(scenarioOf(LOGIN, { state: 'authorization' })), {
      port,
      limits: LIMITS,
    });
    t.equal(outcome.outcome, 'blocked', answer);
    t.strictSame(stepFindings(outcome), ['- passed', 'RFC1939-7-PASS-06 blocked']);
  }
});

t.test('a login refused in other words is a failure', async (t) => {
  const { port } = await serve(t, refusing('-ERR wrong password', afterProbe));
  const outcome = await runOne(plannedOf(scenarioOf(LOGIN, { state: 'authorization' })), { port });
  t.strictSame(stepFindings(outcome), ['- passed', 'RFC1939-7-PASS-06 failed']);
});

t.test('a login refused for the lock of the scenario itself is judged', async (t) => {
  const { port } = await serve(
    t,
    refusing('-ERR [IN-USE] no', (connection) => connection > 2),
  );
  const steps: readonly Step[] = [
    { open: 'B', state: 'authorization' },
    ...LOGIN.map((step) => ({ ...step, on: 'B' })),
  ];
  const outcome = await runOne(plannedOf(scenarioOf(steps)), { port, limits: LIMITS });
  t.strictSame(stepFindings(outcome).slice(-1), ['RFC1939-7-PASS-06 failed']);
});

t.test('a session that cannot be opened for a lock from before accuses nobody', async (t) => {
  const { port } = await serve(t, refusing('-ERR [IN-USE] no', afterProbe));
  const open: Step = { open: 'B', state: 'transaction', proves: ['RFC1939-6-QUIT-07'] };
  const planned = plannedOf(scenarioOf([open], { state: 'connected' }));
  const outcome = await runOne(planned, { port, limits: LIMITS });
  t.strictSame(stepFindings(outcome), ['RFC1939-6-QUIT-07 blocked']);
  const own = await runOne(plannedOf(scenarioOf([...LOGIN, open], { state: 'connected' })), {
    port: (
      await serve(
        t,
        refusing('-ERR [IN-USE] no', (connection) => connection > 2),
      )
    ).port,
    limits: LIMITS,
  });
  t.match(own.outcome, 'failed');
});

t.test('a lost session is waited for before a scenario logs in by itself', async (t) => {
  let lockedUntil = 0;
  const server = await serve(t, (socket) => {
    let isIn = false;
    socket.write('+OK ready\r\n');
    socket.on('close', () => {
      // The lock goes a moment after the connection, and the refusal does not say that it is about a lock.
      if (isIn) lockedUntil = performance.now() + 150;
    });
    onLines(socket, (line) => {
      if (line.startsWith('PASS')) {
        const isRefused = performance.now() < lockedUntil;
        isIn = !isRefused;
        socket.write(isRefused ? '-ERR no\r\n' : '+OK\r\n');
      } else if (line === 'QUIT') {
        isIn = false;
        socket.end('+OK\r\n');
      } else socket.write(/^(USER|STAT)/.test(line) ? '+OK 0 0\r\n' : '-ERR\r\n');
    });
  });
  const lost = plannedOf(scenarioOf([{ C: 'STAT', S: '+OK' }, { close: 'fin' }]), { id: 'lost' });
  const next = plannedOf(scenarioOf(LOGIN, { state: 'authorization' }), { id: 'next' });
  const events = await runPlan([lost, next], { port: server.port, accounts: [ALICE] });
  t.strictSame(
    outcomesOf(events).map(({ planned, outcome }) => `${planned.id} ${outcome}`),
    ['lost passed', 'next passed'],
  );
});

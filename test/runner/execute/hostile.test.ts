import type { Socket } from 'node:net';
import t, { type Test } from 'tap';
import type { RunEvent } from '../../../runner/model/event.ts';
import type { PlannedScenario } from '../../../runner/model/plan.ts';
import type { Step } from '../../../runner/model/suite.ts';
import { plannedOf, scenarioOf } from './plan-of.ts';
import { outcomesOf, runPlan, stepFindings, type Given } from './run-plan.ts';
import { onLines, pop3Of, tinyServer, type Behaviour, type TinyServer } from './tiny-server.ts';

/** Patient with what answers; what does not has a step with a time of its own. */
const SHORT = { timeoutMs: 10_000, limits: { loginRetryMs: 40, loginRetryEveryMs: 10, epilogueMs: 50 } };

function planned(id: string, steps: readonly Step[], more: Partial<PlannedScenario> = {}): PlannedScenario {
  return plannedOf(scenarioOf(steps), { id, ...more });
}

/** A scenario whose NOOP the servers of these tests answer in their own ways, and one behind it. */
const TRIAL = planned('trial', [
  { C: 'NOOP', S: '+OK', withinMs: 100, proves: ['x'] },
  { C: 'NOOP', S: '+OK', proves: ['y'] },
]);
const NEXT = planned('next', [{ C: 'STAT', S: '+OK', proves: ['z'] }]);

async function runTiny(
  t: Test,
  behaviour: Behaviour,
  given: Partial<Given> = {},
): Promise<readonly RunEvent[]> {
  const server = await tinyServer(behaviour);
  t.teardown(server.close);
  return runPlan([TRIAL, NEXT], { port: server.port, ...SHORT, ...given });
}

function told(events: readonly RunEvent[]): readonly string[] {
  return outcomesOf(events).map(({ planned: { id }, outcome }) => `${id} ${outcome}`);
}

const ALIVE: Readonly<Record<string, (socket: Socket) => void>> = {
  'stays silent': () => undefined,
  closes: (socket) => socket.end(),
  resets: (socket) => socket.resetAndDestroy(),
  'begins an answer and stops': (socket) => socket.write('+O'),
  'sends garbage': (socket) => socket.write(Buffer.from([0, 255, 13, 10])),
  'sends a line without end': (socket) => socket.write(Buffer.alloc(300_000, 'x')),
  'speaks another protocol': (socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'),
};

for (const [name, NOOP] of Object.entries(ALIVE)) {
  t.test(`a server that ${name}, and lives on, fails the check, and the run goes on`, async (t) => {
    const events = await runTiny(t, pop3Of({ NOOP }));
    t.strictSame(told(events), ['trial failed', 'next passed']);
    t.strictSame(stepFindings(outcomesOf(events)[0] as never), ['x failed', 'y blocked']);
    t.match(events.at(-1), { type: 'run-finished', stop: null });
  });
}

/** Serves until its NOOP, and nobody after that. */
function mortal(end: (socket: Socket, server: TinyServer) => void): (t: Test) => Promise<TinyServer> {
  return async (t) => {
    const server: TinyServer = await tinyServer(pop3Of({ NOOP: (socket) => end(socket, server) }));
    t.teardown(server.close);
    return server;
  };
}

t.test('a server that dies errs the scenario and all that remain, without another attempt', async (t) => {
  const deaths = {
    'closing everything': mortal((_, server) => void server.close()),
    'while a client waits': mortal((socket, server) => {
      void server.close();
      socket.resetAndDestroy();
    }),
  };
  for (const [name, start] of Object.entries(deaths)) {
    const server = await start(t);
    const events = await runPlan([TRIAL, NEXT, NEXT], { port: server.port, ...SHORT });
    t.strictSame(told(events), ['trial errored', 'next errored', 'next errored'], name);
    t.match(events.at(-1), {
      stop: { cause: 'target-died', message: /stopped serving in the scenario trial/ },
    });
    const [trial, next] = outcomesOf(events);
    t.strictSame(
      stepFindings(trial as never),
      ['x errored', 'y errored'],
      'nothing is held against a server that is gone',
    );
    t.match(next, { reason: /stopped serving/, transcript: [] }, 'the next one was not begun');
    t.notOk(events.some((event) => event.type === 'scenario-started' && event.id === 'next'));
  }
});

t.test('a server that hangs for everybody is gone as well', async (t) => {
  let hangs = false;
  const hang: Behaviour = (socket, connection) => {
    if (hangs) return;
    pop3Of({ NOOP: () => (hangs = true) })(socket, connection);
  };
  const events = await runTiny(t, hang, { timeoutMs: 1000 });
  t.match(events.at(-1), { stop: { cause: 'target-died', message: /neither a greeting nor an answer/ } });
});

t.test('a server that is gone when a session is opened stops the run', async (t) => {
  const server = await tinyServer(pop3Of({}));
  t.teardown(server.close);
  const events = await runPlan([TRIAL, NEXT], {
    port: server.port,
    ...SHORT,
    applyFeatures: (plan) => {
      void server.close();
      return plan;
    },
  });
  t.strictSame(told(events), ['trial errored', 'next errored']);
  t.match(events.at(-1), { stop: { cause: 'target-died' } });
});

t.test('a server that serves one client at a time is not taken for dead', async (t) => {
  let busy = false;
  const waiting: (() => void)[] = [];
  const single: Behaviour = (socket, connection) => {
    const serve = (): void => {
      busy = true;
      pop3Of({ NOOP: () => undefined })(socket, connection);
    };
    socket.on('close', () => {
      busy = false;
      waiting.shift()?.();
    });
    if (busy) waiting.push(serve);
    else serve();
  };
  t.strictSame(told(await runTiny(t, single)), ['trial failed', 'next passed']);
});

t.test('a server that drips is given up in bounded time', async (t) => {
  const drip = (socket: Socket): void => {
    const timer = setInterval(() => socket.write('x'), 10);
    socket.on('close', () => clearInterval(timer));
  };
  const events = await runTiny(t, pop3Of({ NOOP: drip }));
  t.strictSame(told(events), ['trial failed', 'next passed']);
});

t.test('a server that never stops talking is given up in bounded time', async (t) => {
  const endless = (socket: Socket): void => {
    const more = (): void => {
      while (!socket.destroyed && socket.write('+OK and so on\r\n'.repeat(1000)));
    };
    socket.on('drain', more);
    more();
  };
  const events = await runTiny(t, pop3Of({ NOOP: endless }));
  t.match(told(events)[1], 'next passed');
});

t.test('a login that is refused later blocks the scenario with what the server said', async (t) => {
  const refuseThird = pop3Of({
    PASS: (socket, connection) => socket.write(connection < 3 ? '+OK\r\n' : '-ERR mailbox locked\r\n'),
  });
  const events = await runTiny(t, (socket, connection) => refuseThird(socket, connection));
  const [, next] = outcomesOf(events);
  t.match(next, { outcome: 'blocked', reason: /PASS was answered with "-ERR mailbox locked"/ });
  t.strictSame(stepFindings(next as never), ['- blocked', 'z blocked']);
  t.match(events.at(-1), { stop: null });
});

t.test('the lock of a session that was cut off is waited for', async (t) => {
  let refusals = 3;
  const slow = pop3Of({
    NOOP: () => undefined,
    PASS: (socket, connection) => {
      const isLocked = connection > 2 && refusals > 0;
      if (isLocked) refusals -= 1;
      socket.write(isLocked ? '-ERR\r\n' : '+OK\r\n');
    },
  });
  const limits = { ...SHORT.limits, loginRetryMs: 10_000 };
  t.strictSame(told(await runTiny(t, slow, { limits })), ['trial failed', 'next passed']);
});

t.test('an unreachable target errs every scenario and says so once', async (t) => {
  const server = await tinyServer(() => undefined);
  await server.close();
  const events = await runPlan([TRIAL, NEXT], { port: server.port, ...SHORT });
  t.strictSame(
    events.map(({ type }) => type),
    ['run-started', 'target-probed', 'scenario-finished', 'scenario-finished', 'run-finished'],
  );
  t.match(events.at(-1), { stop: { cause: 'unreachable' } });
  t.strictSame(stepFindings(outcomesOf(events)[0] as never), ['- errored', 'x errored', 'y errored']);
});

t.test('an interrupt errs what runs and what remains, and the end is told', async (t) => {
  const controller = new AbortController();
  const server = pop3Of({ NOOP: () => controller.abort() });
  const events = await runTiny(t, server, { signal: controller.signal });
  t.strictSame(told(events), ['trial errored', 'next errored']);
  t.match(outcomesOf(events)[0], { reason: /interrupted/ });
  t.match(events.at(-1), { stop: { cause: 'interrupted' } });
});

t.test('an interrupt before the start leaves nothing begun', async (t) => {
  const controller = new AbortController();
  controller.abort();
  const events = await runTiny(t, pop3Of({}), { signal: controller.signal });
  t.strictSame(told(events), ['trial errored', 'next errored']);
  t.match(events.at(-1), { stop: { cause: 'interrupted' } });
});

t.test('an interrupt also ends pauses, silences and waits for a closed connection', async (t) => {
  for (const step of [
    { pause: 3_600_000 },
    { silent: 3_600_000 },
    { closed: true, withinMs: 3_600_000 },
  ] as const) {
    const controller = new AbortController();
    const server = await tinyServer(pop3Of({ NOOP: () => controller.abort() }));
    t.teardown(server.close);
    const scenario = planned('waits', [{ C: 'NOOP' }, step]);
    const given = { port: server.port, ...SHORT, signal: controller.signal };
    t.strictSame(told(await runPlan([scenario], given)), ['waits errored'], JSON.stringify(step));
  }
});

t.test('a scenario has its time, and only a slow one has more', async (t) => {
  const server = await tinyServer(pop3Of({}));
  t.teardown(server.close);
  const limits = { ...SHORT.limits, scenarioMs: 100, slowScenarioMs: 60_000 };
  const long = planned('long', [{ pause: 3_600_000 }]);
  const slow = planned('slow', [{ pause: 200 }, { C: 'NOOP', S: '+OK' }], { impact: ['slow'] });
  const events = await runPlan([long, slow], { port: server.port, timeoutMs: 10_000, limits });
  t.strictSame(told(events), ['long errored', 'slow passed']);
  t.match(outcomesOf(events)[0], { reason: 'The scenario was not done after 100 ms' });
  t.match(events.at(-1), { stop: null });
});

t.test('a run has its time where it is given one', async (t) => {
  const server = await tinyServer(pop3Of({}));
  t.teardown(server.close);
  const long = planned('long', [{ pause: 3_600_000 }]);
  const limits = { ...SHORT.limits, runMs: 300 };
  const events = await runPlan([long, NEXT], { port: server.port, timeoutMs: 10_000, limits });
  t.strictSame(told(events), ['long errored', 'next errored']);
  t.match(events.at(-1), { stop: { cause: 'time-limit', message: 'The run was not done after 300 ms' } });
});

t.test('octets that nobody asked for are told, and not taken for the next reply', async (t) => {
  const chatty = pop3Of({ STAT: '+OK 0 0\r\n+OK by the way' });
  const events = await runTiny(t, chatty);
  const steps = [
    { C: 'STAT', S: '+OK 0 0' },
    { C: 'LIST', S: '+OK', body: { count: 0 }, proves: ['list'] },
  ] as const;
  const server = await tinyServer(chatty);
  t.teardown(server.close);
  const [outcome] = outcomesOf(await runPlan([planned('chatty', steps)], { port: server.port, ...SHORT }));
  t.match(
    outcome?.findings.find(({ requirement }) => requirement === 'list'),
    { outcome: 'passed' },
  );
  const unasked = outcome?.findings.filter(
    ({ origin, outcome: each }) => origin === 'wire-rule' && each === 'failed',
  );
  t.equal(unasked?.length, 1);
  t.match(events.at(-1), { stop: null });
});

t.test(
  'a server that greets nobody blocks what needs a greeting, quickly, and is not taken for dead',
  async (t) => {
    const server = await tinyServer((socket) =>
      onLines(socket, (line) => socket.write(line === 'QUIT' ? '+OK\r\n' : '+OK 0 0\r\n')),
    );
    t.teardown(server.close);
    const greeting = plannedOf(scenarioOf([{ S: '+OK', proves: ['greeting'] }], { state: 'connected' }), {
      id: 'greeting',
    });
    const events = await runPlan([greeting, NEXT], { port: server.port, ...SHORT, timeoutMs: 500 });
    t.strictSame(told(events), ['greeting failed', 'next blocked']);
  },
);

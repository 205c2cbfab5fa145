import t from 'tap';
import { run, UsageError, type RunEvent } from '../../../runner/index.ts';
import { deadPort, PASSWORD, reference } from './servers.ts';

const ALICE = { user: 'alice', password: PASSWORD };

t.test('a run from a program gives the result, tells of every event, and writes nothing', async (t) => {
  const { port } = await reference(t, {});
  const events: RunEvent['type'][] = [];
  const result = await run({
    host: '127.0.0.1',
    port,
    accounts: [ALICE],
    suites: ['rfc1939/greeting'],
    onEvent: ({ type }) => events.push(type),
  });
  t.equal(result.scorecard.headline, 'conformant');
  t.equal(result.command, `pop3spec run 127.0.0.1:${port} --account 'alice:[secret]'`);
  t.equal(events[0], 'run-started');
  t.equal(events.at(-1), 'run-finished');
});

t.test('a run can be narrowed, and held to SHOULD', async (t) => {
  const { port } = await reference(t, {});
  const options = {
    host: '127.0.0.1',
    port,
    accounts: [ALICE],
    only: ['rfc1939/greeting/one-line'],
  } as const;
  const result = await run({
    ...options,
    failOn: 'SHOULD',
    provision: 'none',
    timeoutMs: 5000,
    login: 'user-pass',
  });
  t.equal(result.scorecard.failOn, 'SHOULD');
  t.same(
    result.scenarios.filter(({ outcome }) => outcome !== 'skipped').map(({ id }) => id),
    ['rfc1939/greeting/one-line'],
  );
});

t.test('a server that cannot be reached is a result, not an exception', async (t) => {
  const result = await run({ host: '127.0.0.1', port: await deadPort(), accounts: [ALICE] });
  t.equal(result.stop?.cause, 'unreachable');
  t.equal(result.scorecard.exitStatus, 3);
});

t.test('a run can be cut short', async (t) => {
  const { port } = await reference(t, {});
  const controller = new AbortController();
  const onEvent = ({ type }: RunEvent): void => {
    if (type === 'scenario-finished') controller.abort();
  };
  const result = await run({
    host: '127.0.0.1',
    port,
    accounts: [ALICE],
    signal: controller.signal,
    onEvent,
  });
  t.equal(result.stop?.cause, 'interrupted');
});

t.test('everything that is wrong with the options is told at once', async (t) => {
  const wrong = {
    host: '',
    port: 0,
    accounts: [],
    timeoutMs: 0,
    provision: 'x',
    only: ['nothing/like/that'],
  };
  const error = await run(wrong).then(
    () => null,
    (reason: unknown) => reason,
  );
  t.ok(error instanceof UsageError);
  t.equal(error instanceof UsageError ? error.messages.length : 0, 6);
});

t.test('what no RFC asks for makes a run fail only when it is asked to', async (t) => {
  const { port } = await reference(t, { fault: 'refusal-repeats-password' });
  const options = { host: '127.0.0.1', port, accounts: [ALICE], suites: ['security/echo'] };
  const told = (await run(options)).scorecard;
  t.equal(told.exitStatus, 0);
  t.match(told.basis, /scored apart, 1 of \d+ judged Security requirements is violated/);
  const counted = (await run({ ...options, failOnApart: ['security'] })).scorecard;
  t.match(counted, { exitStatus: 1, headline: 'not conformant', failOnApart: ['SECURITY'] });
});

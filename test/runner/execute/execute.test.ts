import t from 'tap';
import type { PlannedScenario } from '../../../runner/model/plan.ts';
import type { Scenario, Step } from '../../../runner/model/suite.ts';
import { plannedOf, scenarioOf } from './plan-of.ts';
import { startReference } from './reference.ts';
import { ALICE, BOB, runOne, stepFindings } from './run-plan.ts';

const THREE = ['plain', 'longer', 'longest'];

function planned(steps: readonly Step[], more: Partial<Scenario> = {}): PlannedScenario {
  return plannedOf(scenarioOf(steps, { maildrop: THREE, ...more }));
}

t.test('a right server passes: captures, computed values, message-numbers, bodies', async (t) => {
  const steps: readonly Step[] = [
    { C: 'STAT', S: '+OK {before.count:number} {before.octets:number}' },
    { C: 'LIST {#longer}', S: '+OK {#longer} {size:number}' },
    {
      check: 'size == messages["longer"].octets && before.octets == maildrop.octets',
      otherwise: 'sizes',
      proves: ['size'],
    },
    { C: 'DELE {#longer}', S: '+OK' },
    { C: 'STAT', S: '+OK {= before.count - 1} {= before.octets - size}', proves: ['stat'] },
    { C: 'RETR {#longest}', S: '+OK', body: { message: 'longest', as: 'got', proves: ['retr'] } },
    { C: 'TOP {#longest} 0', S: '+OK', body: { sameAs: 'got', top: 0 }, proves: ['top'] },
  ];
  const outcome = await runOne(planned(steps), await startReference(t));
  t.equal(outcome.outcome, 'passed');
  t.strictSame(stepFindings(outcome), [
    '- passed',
    '- passed',
    'size passed',
    '- passed',
    'stat passed',
    'retr passed',
    'top passed',
  ]);
  t.equal(outcome.reason, undefined);
});

t.test('the transcript tells everything but the password, and which step it belongs to', async (t) => {
  const outcome = await runOne(planned([{ C: 'DELE 1', S: '+OK' }]), await startReference(t));
  t.notOk(JSON.stringify(outcome.transcript).includes(ALICE.password));
  const told = outcome.transcript.map(({ text, step }) => [text.trim().split(' ')[0], step]);
  t.strictSame(
    told.filter(([word]) => ['USER', 'DELE', 'RSET', 'QUIT'].includes(String(word))),
    [
      ['USER', undefined],
      ['DELE', 0],
      ['RSET', undefined],
      ['QUIT', undefined],
    ],
  );
});

t.test('a scenario leaves nothing marked: the maildrop survives it', async (t) => {
  const reference = await startReference(t);
  await runOne(
    planned([
      { C: 'DELE 1', S: '+OK' },
      { C: 'NOOP', S: '-ERR' },
    ]),
    reference,
  );
  t.equal(reference.store.contents('alice').length, 3);
});

t.test('the first step that is wrong fails; those behind it are blocked by it', async (t) => {
  const steps: readonly Step[] = [
    { C: 'STAT', S: '+OK {:number} {:number}', proves: ['right'] },
    { C: 'NOOP', S: '-ERR', proves: ['wrong'] },
    { C: 'NOOP', S: '+OK', proves: ['never'] },
  ];
  const outcome = await runOne(planned(steps), await startReference(t));
  t.equal(outcome.outcome, 'failed');
  t.strictSame(stepFindings(outcome), ['right passed', 'wrong failed', 'never blocked']);
  t.match(outcome.findings[1], { step: 1, place: { line: 11 }, session: 'A', transcriptIndex: Number });
  t.match(outcome.findings[2]?.message, /step 2 \(C: NOOP\) was not as expected/);
  const decided = outcome.transcript[outcome.findings[1]?.transcriptIndex ?? 0];
  t.match(decided, { from: 'S', step: 1 }, 'the finding points at the reply that decided it');
});

t.test('a precondition that is wrong blocks, and says why', async (t) => {
  const steps: readonly Step[] = [
    { C: 'NOOP', S: '-ERR' },
    { C: 'NOOP', S: '+OK', proves: ['never'] },
  ];
  const outcome = await runOne(planned(steps), await startReference(t));
  t.equal(outcome.outcome, 'blocked');
  t.ok(outcome.reason);
  t.strictSame(stepFindings(outcome), ['- blocked', 'never blocked']);
});

t.test('an alternative may end the scenario, and is worth a remark', async (t) => {
  const oneOf = ['-ERR', { S: '+OK', remark: 'interesting', ends: 'no more to see' }];
  const steps: readonly Step[] = [
    { C: 'NOOP', S: { oneOf }, proves: ['one'] },
    { C: 'NOOP', S: '-ERR', proves: ['two'] },
  ];
  const outcome = await runOne(planned(steps), await startReference(t));
  t.equal(outcome.outcome, 'passed');
  t.strictSame(stepFindings(outcome), ['one passed', 'two skipped']);
  t.match(outcome.remarks, [{ message: 'interesting', step: 0, requirement: 'one' }]);
  t.match(outcome.findings[1]?.message, 'no more to see');
});

t.test('a batch is one segment, and its replies are judged in order', async (t) => {
  const steps: readonly Step[] = [
    { C: ['STAT', 'LIST', 'NOOP'], S: ['+OK 3 {:number}', '+OK', '+OK'], proves: ['all'] },
    { C: ['NOOP', 'XYZZY', 'NOOP'], S: ['+OK', '+OK', '+OK'], proves: ['not-all'] },
  ];
  const outcome = await runOne(planned(steps), await startReference(t));
  t.strictSame(
    stepFindings(outcome),
    ['all passed', 'not-all failed'],
    'one finding for all replies of a step',
  );
});

t.test('replies may be awaited later than their commands are sent', async (t) => {
  const steps: readonly Step[] = [
    { C: 'LIST' },
    { raw: 'NOOP\r\nST' },
    { S: '+OK', body: { count: 3 }, proves: ['list'] },
    { S: '+OK' },
    { segments: ['A', 1, 'T\r', '\n'], S: '+OK 3 {:number}', proves: ['stat'] },
  ];
  const outcome = await runOne(planned(steps), await startReference(t));
  t.strictSame(stepFindings(outcome), ['list passed', '- passed', 'stat passed']);
});

t.test('a scenario that starts connected reads the greeting itself, and knows its timestamp', async (t) => {
  const steps: readonly Step[] = [
    { S: '+OK', proves: ['greeting'] },
    { C: 'APOP {user} {= apop(A.timestamp, password)}', S: '+OK', proves: ['apop'] },
    { C: 'STAT', S: '+OK 3 {:number}', proves: ['stat'] },
  ];
  const outcome = await runOne(planned(steps, { state: 'connected' }), await startReference(t));
  t.strictSame(stepFindings(outcome), ['greeting passed', 'apop passed', 'stat passed']);
  t.notOk(/[0-9a-f]{32}/.test(JSON.stringify(outcome.transcript)), 'the digest is not told');
});

t.test('a scenario may ask for APOP as its way in', async (t) => {
  const outcome = await runOne(
    planned([{ C: 'NOOP', S: '+OK' }], { login: 'apop' }),
    await startReference(t),
  );
  t.ok(outcome.transcript.some(({ text }) => text.startsWith('APOP alice')));
});

t.test('several sessions on several accounts, and all the ways to end one', async (t) => {
  const steps: readonly Step[] = [
    { open: 'B', state: 'transaction', account: 'second', proves: ['second-account'] },
    { on: 'B', C: 'STAT', S: '+OK 0 0', proves: ['kept-apart'] },
    { on: 'B', silent: 20, proves: ['silent'] },
    { on: 'B', close: 'half' },
    { on: 'B', closed: true, proves: ['closed'] },
    { close: 'reset' },
    { open: 'A', state: 'authorization' },
    { C: 'QUIT', S: '+OK' },
    { closed: true, proves: ['closed-after-quit'] },
    { pause: 1 },
  ];
  const two = { ...planned(steps), accounts: 2 };
  const reference = await startReference(t);
  const outcome = await runOne(two, { ...reference, accounts: [ALICE, BOB] });
  const proved = stepFindings(outcome).filter((each) => !each.startsWith('-'));
  const expected = ['second-account', 'kept-apart', 'silent', 'closed', 'closed-after-quit'];
  t.strictSame(
    proved,
    expected.map((each) => `${each} passed`),
  );
});

t.test(
  'a session that cannot be opened fails when that is on trial, and blocks when it is not',
  async (t) => {
    const reference = await startReference(t);
    const limits = { loginRetryMs: 40, loginRetryEveryMs: 10 };
    const locked = { open: 'B', state: 'transaction' } as const;
    const tried = await runOne(planned([{ ...locked, proves: ['lock'] }]), { ...reference, limits });
    t.strictSame(stepFindings(tried), ['lock failed']);
    t.match(tried.findings[0]?.message, /PASS was answered with "-ERR/);
    const needed = await runOne(planned([locked, { C: 'NOOP', S: '+OK', proves: ['x'] }]), {
      ...reference,
      limits,
    });
    t.strictSame(stepFindings(needed), ['- blocked', 'x blocked']);
  },
);

t.test('a lock that goes away in time is waited for', async (t) => {
  const reference = await startReference(t);
  const steps: readonly Step[] = [
    { close: 'reset' },
    { open: 'B', state: 'transaction', proves: ['released'] },
  ];
  t.strictSame(stepFindings(await runOne(planned(steps), reference)), ['released passed']);
});

t.test('what the suite got wrong is errored, not failed', async (t) => {
  const reference = await startReference(t);
  for (const step of [
    { C: 'DELE {nothing}', S: '+OK', proves: ['x'] },
    { on: 'Z', C: 'NOOP', S: '+OK', proves: ['x'] },
  ]) {
    const outcome = await runOne(planned([step]), reference);
    t.equal(outcome.outcome, 'errored');
    t.strictSame(stepFindings(outcome), ['x errored']);
    t.match(outcome.reason, /the suite is wrong here/);
  }
});

t.test('the watchers count their passes and are silent about the prelude', async (t) => {
  const outcome = await runOne(planned([{ C: 'NOOP', S: '+OK' }]), await startReference(t));
  const watched = outcome.findings.filter(({ origin }) => origin === 'wire-rule' || origin === 'ledger');
  t.ok(watched.length > 0);
  for (const finding of watched) t.match(finding, { outcome: 'passed', step: null, place: null });
  t.equal(
    watched.find(({ requirement }) => requirement === 'RFC1939-3-RESPONSE-05')?.times,
    1,
    'of NOOP alone',
  );
});

t.test('a step may keep the ledger out of it', async (t) => {
  const wrongList = { reply: { STAT: (reply: object) => ({ ...reply, text: '7 7' }) } };
  const reference = await startReference(t, [wrongList as never]);
  const list = { C: 'LIST', S: '+OK' } as const;
  const judged = await runOne(planned([list, { C: 'STAT', S: '+OK' }]), reference);
  t.ok(judged.findings.some(({ origin, outcome }) => origin === 'ledger' && outcome === 'failed'));
  const off = await runOne(planned([list, { C: 'STAT', S: '+OK', ledger: 'off' }]), reference);
  t.notOk(off.findings.some(({ origin, outcome }) => origin === 'ledger' && outcome === 'failed'));
});

import t, { type Test } from 'tap';
import type { TargetTls } from '../../../../runner/execute/environment/environment.ts';
import type { ScenarioOutcome } from '../../../../runner/model/event.ts';
import type { Scenario, Step } from '../../../../runner/model/suite.ts';
import { TlsClient } from '../../../../runner/wire/tls-client.ts';
import { plannedOf, scenarioOf } from '../plan-of.ts';
import { type Given, runOne, stepFindings } from '../run-plan.ts';
import { startSecure, type SecureWish } from '../tls-target.ts';

const STLS: Step = { C: 'STLS', S: '+OK' };
const IN_CLEAR: Partial<Scenario> = { state: 'authorization', tls: 'none' };

async function ran(
  given: Given,
  steps: readonly Step[],
  more: Partial<Scenario> = IN_CLEAR,
): Promise<ScenarioOutcome> {
  return runOne(plannedOf(scenarioOf(steps, more)), given);
}

async function ranSecurely(
  t: Test,
  steps: readonly Step[],
  { more, way = 'none', wish }: { more?: Partial<Scenario>; way?: TargetTls['way']; wish?: SecureWish } = {},
): Promise<ScenarioOutcome> {
  return ran(await startSecure(t, way, wish), steps, more ?? IN_CLEAR);
}

/** What went over the wire of session A, the address left out. */
function told({ transcript }: ScenarioOutcome): readonly string[] {
  const ofA = transcript
    .filter(({ session }) => session === 'A')
    .map(({ from, text }) => `${from} ${text.trim()}`);
  return ofA.filter((line) => !line.startsWith('event connected'));
}

t.test('a handshake that succeeds binds what is known of TLS', async (t) => {
  const outcome = await ranSecurely(t, [
    STLS,
    { tls: 'accepted', proves: ['R-1'] },
    {
      check: "A.tls.version == '1.3' && A.tls.trusted && A.tls.nameMatches && A.tls.problem == ''",
      otherwise: 'it is not known',
      proves: ['R-2'],
    },
    { C: 'STAT', S: '-ERR', proves: ['R-3'] },
    { C: 'USER {user}', S: '+OK' },
    { C: 'PASS {password}', S: '+OK', proves: ['R-4'] },
    { C: 'QUIT', S: '+OK' },
    { closed: true },
    { check: 'A.tls.closeAlert', otherwise: 'the end was not announced', proves: ['R-5'] },
  ]);
  t.strictSame(
    stepFindings(outcome).filter((each) => each.startsWith('R')),
    ['R-1 passed', 'R-2 passed', 'R-3 passed', 'R-4 passed', 'R-5 passed'],
  );
  t.ok(told(outcome).some((line) => /^event TLS 1\.3, TLS_\w+, certificate of 127\.0\.0\.1$/.test(line)));
});

t.test('an old version that is offered alone is refused, and it is told how', async (t) => {
  const outcome = await ranSecurely(t, [STLS, { tls: 'refused', version: '1.1', proves: ['R-1'] }]);
  t.strictSame(stepFindings(outcome), ['- passed', 'R-1 passed']);
  t.ok(told(outcome).includes('event TLS handshake begins, offering TLS 1.1 alone'));
});

t.test('a handshake that succeeds though it must not is a failure', async (t) => {
  const outcome = await ranSecurely(t, [STLS, { tls: 'refused', version: '1.2', proves: ['R-1'] }]);
  t.match(
    outcome.findings.find(({ requirement }) => requirement === 'R-1'),
    {
      outcome: 'failed',
      message: 'the handshake that offered TLS 1.2 alone was not refused',
      expected: 'a TLS handshake that is refused',
      actual: /^TLS 1\.2, /,
    },
  );
});

t.test(
  'a handshake that comes to nothing though it must not is a failure; what hangs on it is blocked',
  async (t) => {
    const steps: readonly Step[] = [
      STLS,
      { tls: 'accepted', version: '1.1', proves: ['R-1'] },
      { C: 'CAPA', S: '+OK', proves: ['R-2'] },
    ];
    const outcome = await ranSecurely(t, steps);
    t.strictSame(stepFindings(outcome), ['- passed', 'R-1 failed', 'R-2 blocked']);
    t.match(
      outcome.findings.find(({ requirement }) => requirement === 'R-1'),
      {
        message: 'there was no TLS handshake',
        expected: 'a TLS handshake that succeeds',
        actual: 'the server refused the handshake: alert "protocol version"',
      },
    );
    t.match(
      outcome.findings.find(({ requirement }) => requirement === 'R-2')?.message,
      /step 2 \(TLS 1\.1 accepted\)/,
    );
  },
);

t.test('without anything to prove, it blocks', async (t) => {
  const outcome = await ranSecurely(t, [STLS, { tls: 'accepted', version: '1.1' }]);
  t.strictSame(stepFindings(outcome), ['- passed', '- blocked']);
});

t.test('of several ends the one that came is taken', async (t) => {
  const refused = { refused: true, remark: 'worth knowing', ends: 'nothing older', proves: ['R-2'] } as const;
  const step: Step = { tls: { oneOf: ['accepted', refused] }, version: '1.1', proves: ['R-1'] };
  const outcome = await ranSecurely(t, [STLS, step, { C: 'CAPA', S: '+OK', proves: ['R-3'] }]);
  t.strictSame(stepFindings(outcome), ['- passed', 'R-1 passed', 'R-2 passed', 'R-3 skipped']);
  t.match(outcome.remarks, [{ message: 'worth knowing' }]);
});

/** A client that cannot offer what it is asked for. */
class PoorClient extends TlsClient {
  override context(): never {
    throw Object.assign(new Error('x'), { code: 'ERR_SSL_NO_PROTOCOLS_AVAILABLE' });
  }
}

t.test('what this client cannot offer is skipped, and accuses nobody', async (t) => {
  const reference = await startSecure(t, 'none');
  const tls = { ...reference.tls, client: new PoorClient() };
  const outcome = await ran({ ...reference, tls }, [
    STLS,
    { tls: 'refused', version: '1.0', proves: ['R-1'] },
  ]);
  t.strictSame(stepFindings(outcome), ['- passed', 'R-1 skipped']);
  t.match(outcome.findings.find(({ requirement }) => requirement === 'R-1')?.message, /cannot offer that/);
});

t.test('what was sent in clear behind STLS has no answer to come', async (t) => {
  const outcome = await ranSecurely(t, [
    { raw: 'STLS\r\nNOOP\r\n', S: '+OK' },
    { tls: 'accepted' },
    { silent: 50, proves: ['R-1'] },
    { C: 'CAPA', S: '+OK', body: { contains: ['UIDL'] }, proves: ['R-2'] },
  ]);
  t.strictSame(stepFindings(outcome).slice(-2), ['R-1 passed', 'R-2 passed']);
});

t.test('the way to a session goes under TLS as the run does', async (t) => {
  for (const way of ['starttls', 'implicit'] as const) {
    const steps: readonly Step[] = [
      { check: "A.tls.version == '1.3'", otherwise: 'no TLS', proves: ['R-1'] },
      { C: 'STAT', S: '+OK 0 0', proves: ['R-2'] },
      { open: 'B', state: 'authorization', account: 'first' },
      { check: "B.tls.version == '1.3'", otherwise: 'no TLS', proves: ['R-3'] },
    ];
    const outcome = await ranSecurely(t, steps, { way, more: { state: 'transaction' } });
    t.strictSame(stepFindings(outcome), ['R-1 passed', 'R-2 passed', '- passed', 'R-3 passed'], way);
    t.equal(told(outcome).includes('C STLS'), way === 'starttls');
  }
});

t.test('a session whose greeting a step reads goes under TLS behind it', async (t) => {
  const steps: readonly Step[] = [
    { S: '+OK', proves: ['R-1'] },
    { C: 'CAPA', S: '+OK', body: { lacks: ['STLS'] }, proves: ['R-2'] },
    { check: "A.tls.version == '1.3'", otherwise: 'no TLS', proves: ['R-3'] },
  ];
  const outcome = await ranSecurely(t, steps, { way: 'starttls', more: { state: 'connected' } });
  t.strictSame(stepFindings(outcome), ['R-1 passed', 'R-2 passed', 'R-3 passed']);
});

t.test('who speaks before the greeting stays in clear', async (t) => {
  const steps: readonly Step[] = [
    { C: 'CAPA' },
    { S: '+OK' },
    { S: '+OK', multiline: true, body: { contains: ['STLS'] }, proves: ['R-1'] },
    { C: 'QUIT', S: '+OK' },
  ];
  const outcome = await ranSecurely(t, steps, { way: 'starttls', more: { state: 'connected' } });
  t.strictSame(stepFindings(outcome), ['- passed', 'R-1 passed', '- passed']);
  t.notOk(told(outcome).includes('C STLS'));
});

t.test('a session begins in clear where that is wanted, whatever the run does', async (t) => {
  const steps: readonly Step[] = [
    { C: 'CAPA', S: '+OK', body: { contains: ['STLS'] }, proves: ['R-1'] },
    { open: 'B', state: 'authorization', tls: 'none' },
    { on: 'B', C: 'CAPA', S: '+OK', body: { contains: ['STLS'] }, proves: ['R-2'] },
  ];
  const outcome = await ranSecurely(t, steps, { way: 'starttls' });
  t.strictSame(stepFindings(outcome), ['R-1 passed', '- passed', 'R-2 passed']);
});

t.test('on a port that speaks TLS from the first octet a step may make the handshake', async (t) => {
  const steps: readonly Step[] = [
    { silent: 50, proves: ['R-1'] },
    { tls: 'accepted', proves: ['R-2'] },
    { S: '+OK', proves: ['R-3'] },
    { C: 'CAPA', S: '+OK', proves: ['R-4'] },
  ];
  const more = { state: 'connected', tls: 'by-hand' } as const;
  const outcome = await ranSecurely(t, steps, { way: 'implicit', more });
  t.strictSame(stepFindings(outcome), ['R-1 passed', 'R-2 passed', 'R-3 passed', 'R-4 passed']);
});

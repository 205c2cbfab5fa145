import t from 'tap';
import type { Examination } from '../../../../runner/execute/examine.ts';
import { noProvisioner } from '../../../../runner/maildrop/none.ts';
import type { Diagnosis, DiagnosisCheck } from '../../../../runner/model/diagnosis.ts';
import type { RunStop } from '../../../../runner/model/result.ts';
import type { TlsFacts } from '../../../../runner/model/tls.ts';
import { diagnosisOf } from '../../../../runner/cli/diagnose/diagnosis-of.ts';
import type { DoctorFacts } from '../../../../runner/cli/diagnose/facts.ts';
import { skippedGroups } from '../../../../runner/cli/diagnose/find-plan.ts';
import { LEFT_ALONE } from '../../../../runner/cli/server/server-settings.ts';
import { EVERYTHING } from '../../../../runner/suite/selection.ts';
import { plannedOf, scenarioOf } from '../../execute/plan-of.ts';

const LOOK = plannedOf(scenarioOf([{ C: 'STAT', S: '+OK' }]));

const TLS: TlsFacts = {
  version: '1.3',
  cipher: 'X',
  trusted: true,
  inDate: true,
  nameMatches: true,
  problem: '',
  subject: 'mail.example.org',
  validTo: '',
};

const TARGET: Examination['target'] = {
  host: 'mail.example.org',
  port: 110,
  greeting: '+OK ready',
  implementation: null,
  capabilities: { authorization: ['TOP'], transaction: ['TOP'] },
  features: ['CAPA', 'TOP', 'USER'],
};

const RIGHT: Examination = {
  target: TARGET,
  isConnected: true,
  login: 'user-pass',
  messageCount: 1,
  stop: null,
  otherWay: null,
  loginDelay: null,
  offeredLogins: ['user-pass'],
  triedLogins: [],
  trips: [],
  canaryMissing: null,
  plan: { scenarios: [LOOK] },
};

const FACTS: Omit<DoctorFacts, 'examination'> = {
  settings: {
    host: 'mail.example.org',
    port: 110,
    tls: { way: 'none', credentials: {}, certificate: 'trusted' },
    accounts: [
      { user: 'alice', password: 'x' },
      { user: 'bob', password: 'y' },
    ],
    provision: 'none',
    suites: [],
    narrowing: EVERYTHING,
    login: null,
    canary: null,
    caps: { connections: Infinity, logins: Infinity },
    timeoutMs: 1000,
    server: LEFT_ALONE,
    failOn: 'MUST',
    failOnApart: [],
    command: 'pop3spec doctor mail.example.org',
  },
  provisioner: noProvisioner(),
  leave: { logins: true, placing: true },
};

function diagnosed(examination: Partial<Examination>, facts: Partial<DoctorFacts> = {}): Diagnosis {
  return diagnosisOf(
    { ...FACTS, ...facts, examination: { ...RIGHT, ...examination } },
    { tool: { version: '1', suiteDigest: '2' }, system: { node: '3', os: '4' } },
  );
}

function checkIn({ checks }: Diagnosis, name: DiagnosisCheck['name']): DiagnosisCheck | undefined {
  return checks.find((check) => check.name === name);
}

const STOPS: readonly (readonly [RunStop['cause'], Partial<Examination>, DiagnosisCheck['name']])[] = [
  ['start-failed', { isConnected: false }, 'server'],
  ['reset-failed', { isConnected: false }, 'server'],
  ['target-died', {}, 'server'],
  ['unreachable', { isConnected: false }, 'connection'],
  ['unreachable', { isConnected: true }, 'greeting'],
  ['not-pop3', {}, 'greeting'],
  ['no-tls', {}, 'tls'],
  ['login-refused', {}, 'login'],
  ['provisioning-failed', {}, 'provisioning'],
  ['interrupted', {}, 'plan'],
  ['time-limit', {}, 'plan'],
];

for (const [cause, given, name] of STOPS) {
  t.test(`a stop (${cause}) fails ${name}, with its message, and nothing behind it was tried`, (t) => {
    const diagnosis = diagnosed({ ...given, stop: { cause, message: 'what happened' } });
    t.match(checkIn(diagnosis, name), { state: 'failed', found: ['what happened'] });
    const names = diagnosis.checks.map((check) => check.name);
    for (const check of diagnosis.checks.slice(names.indexOf(name) + 1)) t.equal(check.state, 'not tried');
    t.strictSame(diagnosis.plan, { run: 0, skipped: [] });
    t.end();
  });
}

t.test('the way to come under TLS that would do is told', (t) => {
  const stop = { cause: 'unreachable', message: 'x' } as const;
  t.match(checkIn(diagnosed({ stop, otherWay: 'implicit' }), 'greeting')?.advice, '--tls implicit');
  t.match(checkIn(diagnosed({ stop, otherWay: 'none' }), 'greeting')?.advice, '--tls none');
  t.end();
});

const GREETINGS: readonly (readonly [string | null, DiagnosisCheck['state']])[] = [
  ['+OK', 'ok'],
  ['+OK ready', 'ok'],
  ['+OKAY', 'warning'],
  ['welcome', 'warning'],
  [null, 'warning'],
];

for (const [greeting, state] of GREETINGS) {
  t.test(`the greeting ${JSON.stringify(greeting)} is ${state}`, (t) => {
    t.equal(checkIn(diagnosed({ target: { ...TARGET, greeting } }), 'greeting')?.state, state);
    t.end();
  });
}

t.test('a run in clear says what becomes of STLS', (t) => {
  const withStls = { ...TARGET, features: ['STLS'] };
  const told = (target: Examination['target'], login: Examination['login'] = 'user-pass'): unknown =>
    checkIn(diagnosed({ target, login }), 'tls');
  t.match(told(TARGET), { state: 'ok', found: [/in clear/, 'STLS is not offered'] });
  t.match(told(withStls), { state: 'warning', found: [/in clear/, /no TLS comes of it/] });
  t.match(told(withStls, null), { state: 'ok', found: [/in clear/, /was not tried/] });
  t.match(told({ ...withStls, tls: { way: 'none', ...TLS } }), {
    state: 'ok',
    found: [/in clear/, /TLS 1\.3/],
  });
  const doubtful = { ...withStls, tls: { way: 'none', ...TLS, problem: 'it is over' } } as const;
  t.match(told(doubtful), { state: 'warning', advice: /--ca FILE/ });
  t.end();
});

t.test('a run under TLS names the certificate, and what is wrong with it under --insecure', (t) => {
  const settings = { ...FACTS.settings, tls: { ...FACTS.settings.tls, way: 'starttls' } } as const;
  const told = (problem: string): unknown =>
    checkIn(
      diagnosed({ target: { ...TARGET, tls: { way: 'starttls', ...TLS, problem } } }, { settings }),
      'tls',
    );
  t.match(told(''), { state: 'ok', found: [/mail\.example\.org/] });
  t.match(told('it is over'), { state: 'warning', found: [/it is over/], advice: /--insecure/ });
  t.end();
});

t.test('all who can log in, and by which ways', (t) => {
  const offeredLogins = ['user-pass', 'apop', 'plain'] as const;
  const told = (given: Partial<Examination>, facts: Partial<DoctorFacts> = {}): unknown =>
    checkIn(diagnosed({ offeredLogins, ...given }, facts), 'login');
  const apop = { way: 'apop', refused: null } as const;
  const plain = { way: 'plain', refused: 'AUTH was answered with "-ERR"' } as const;
  t.match(told({ triedLogins: [apop, { ...plain, refused: null }] }), {
    state: 'ok',
    found: [
      '"alice" by USER and PASS; the maildrop holds 1 message',
      '"bob" as well',
      'works as well: APOP, AUTH PLAIN',
    ],
    advice: null,
  });
  t.match(told({ triedLogins: [apop, plain] }), {
    state: 'warning',
    found: [/alice/, /bob/, /APOP/, 'AUTH PLAIN is offered and does not work: AUTH was answered with "-ERR"'],
    advice: /--login user-pass/,
  });
  t.match(told({}, { leave: { logins: false, placing: true } }), {
    state: 'ok',
    found: [/alice/, /bob/, 'offered and not tried: APOP, AUTH PLAIN'],
    advice: /--allow bad-logins/,
  });
  t.end();
});

t.test('whether messages get there and back', (t) => {
  const provisioner = { ...noProvisioner(), name: 'command', knowsContent: true };
  const told = (trips: Examination['trips'], facts: Partial<DoctorFacts> = {}): unknown =>
    checkIn(diagnosed({ trips }, { provisioner, ...facts }), 'provisioning');
  const whole = { user: 'alice', problem: null, change: null };
  t.match(told([whole]), { state: 'ok', found: [/octet for octet/, /removed again/] });
  t.match(told([{ ...whole, change: 'a field in front' }]), {
    state: 'ok',
    found: [/changed: a field in front/],
  });
  t.match(told([whole, { ...whole, user: 'bob', problem: 'no' }]), { state: 'failed', found: ['"bob": no'] });
  t.match(told([], { leave: { logins: true, placing: false } }), {
    state: 'warning',
    advice: /--allow deletes/,
  });
  t.match(told([], { provisioner: noProvisioner() }), { state: 'warning', advice: /--provision/ });
  t.end();
});

t.test('a plan in which nothing runs is no plan', (t) => {
  const skipped = {
    ...LOOK,
    decision: { kind: 'skip', because: 'slow', reason: 'it waits', enable: '--slow' },
  } as const;
  t.match(checkIn(diagnosed({ plan: { scenarios: [skipped] } }), 'plan'), { state: 'failed' });
  t.match(checkIn(diagnosed({ plan: { scenarios: [skipped, LOOK] } }), 'plan'), {
    state: 'ok',
    found: ['1 of 2 scenarios would run'],
  });
  t.end();
});

t.test('what is skipped is grouped by reason and switch, safety first', (t) => {
  const skip = (because: 'safety' | 'slow', reason: string): typeof LOOK => ({
    ...LOOK,
    decision: { kind: 'skip', because, reason, ...(because === 'safety' ? { enable: '--allow abuse' } : {}) },
  });
  const scenarios = [skip('slow', 'a'), skip('slow', 'b'), skip('slow', 'b'), skip('safety', 'c'), LOOK];
  t.strictSame(skippedGroups({ scenarios }), [
    { scenarios: 1, because: 'safety', reason: 'c', enable: '--allow abuse' },
    { scenarios: 2, because: 'slow', reason: 'b', enable: null },
    { scenarios: 1, because: 'slow', reason: 'a', enable: null },
  ]);
  t.end();
});

t.test('the caps, the delay between logins and what waiting comes to are told', (t) => {
  const scenarios = Array.from({ length: 120 }, () => LOOK);
  const caps = { logins: 60, connections: 120 };
  const settings = { ...FACTS.settings, caps };
  const found = checkIn(diagnosed({ plan: { scenarios } }, { settings }), 'plan');
  t.strictSame(found?.found, [
    '120 of 120 scenarios would run',
    'no more in a minute than 60 logins (--max-logins-per-minute) and 120 connections (--max-connections-per-minute)',
    'the waits alone come to 2 minutes at least',
  ]);
  const delay = { seconds: 2, standing: 'enforced', patienceMs: 2250 } as const;
  const delayed = checkIn(diagnosed({ plan: { scenarios }, loginDelay: delay }), 'plan');
  t.match(delayed, {
    state: 'ok',
    found: [/120/, /wants 2 s .* which a run waits for$/, /come to 3 minutes/],
  });
  const unsure = checkIn(
    diagnosed({ plan: { scenarios }, loginDelay: { ...delay, standing: 'unknown' } }),
    'plan',
  );
  t.match(unsure?.found, [/120/, /waits for unless it finds that nobody need$/, /minutes/]);
  const long = checkIn(
    diagnosed({ plan: { scenarios }, loginDelay: { ...delay, seconds: 61, patienceMs: 0 } }),
    'plan',
  );
  t.match(long, {
    state: 'warning',
    found: [/120/, /most scenarios will be blocked/],
    advice: /ask for less/,
  });
  t.end();
});

t.test('a delay that the server does not enforce is told, and counts for nothing', (t) => {
  const scenarios = Array.from({ length: 120 }, () => LOOK);
  for (const seconds of [10, 600]) {
    const loginDelay = { seconds, standing: 'lenient', patienceMs: 0 } as const;
    const check = checkIn(diagnosed({ plan: { scenarios }, loginDelay }), 'plan');
    t.match(check, { state: 'ok', found: [/120/, /lets in who comes sooner: a run does not wait$/] });
    t.equal(check?.found.length, 2);
  }
  t.end();
});

t.test('without its canary no mailbox is tried, and the advice says so', (t) => {
  const provisioner = { ...noProvisioner(), name: 'maildir', knowsContent: true };
  const check = checkIn(diagnosed({ canaryMissing: 'no message' }, { provisioner }), 'provisioning');
  t.match(check, { state: 'warning', found: ['maildir was not tried: no message'], advice: /--canary/ });
  t.end();
});

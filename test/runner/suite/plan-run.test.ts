import t from 'tap';
import type { Impact, MaildropEntry, SessionTls, Step } from '../../../runner/model/suite.ts';
import type { Decision, Offered } from '../../../runner/model/plan.ts';
import { applyFeatures } from '../../../runner/suite/apply-features.ts';
import type { Loaded, ResolvedScenario } from '../../../runner/suite/loaded.ts';
import { planRun } from '../../../runner/suite/plan-run.ts';
import type { TargetFacts } from '../../../runner/suite/plan-run.ts';
import { checkSelection, EVERYTHING } from '../../../runner/suite/selection.ts';
import type { Selection } from '../../../runner/suite/selection.ts';

interface Kind {
  readonly id?: string;
  readonly impact?: readonly Impact[];
  readonly maildrop?: readonly MaildropEntry[] | 'any';
  readonly accounts?: number;
  readonly token?: true;
  readonly needs?: readonly string[];
  readonly tags?: readonly string[];
  readonly requirements?: readonly string[];
  readonly steps?: readonly Step[];
  readonly tls?: SessionTls;
}

function resolved({ id = 'rfc1939/stat/plain', ...kind }: Kind): ResolvedScenario {
  const place = { file: 'x', line: 1, column: 1 };
  const { needs = [], tags = [], maildrop = 'any', steps = [] } = kind;
  return {
    id,
    suite: id.split('/').slice(0, 2).join('/'),
    scenario: {
      ...{ id: 'x', title: 'x', why: 'x', maildrop, state: 'transaction', needs, tags, steps },
      ...(kind.tls === undefined ? {} : { tls: kind.tls }),
    },
    place,
    stepPlaces: [],
    requirements: kind.requirements ?? ['RFC1939-5-STAT-01'],
    level: 'MUST',
    impact: kind.impact ?? [],
    accounts: kind.accounts ?? 1,
    ...(kind.token === undefined ? {} : { token: kind.token }),
  };
}

function loadedOf(scenarios: readonly ResolvedScenario[]): Loaded {
  const names = [...new Set(scenarios.map(({ suite }) => suite))];
  const catalogue = { rfc: 'RFC1939', title: 'x', url: 'x', requirements: [] };
  return {
    suites: names.map((name) => ({
      name,
      title: name,
      file: 'x',
      origin: 'bundled',
      scenarios: scenarios.filter(({ suite }) => suite === name),
    })),
    catalogues: [catalogue, { ...catalogue, rfc: 'RFC2449' }],
    messages: [],
    diagnostics: [],
    sources: new Map(),
  };
}

const LOCAL: TargetFacts = {
  loopback: true,
  provisioner: { name: 'maildir', knowsContent: true, canDelete: true, canAdd: true, form: 'as-given' },
  accounts: 1,
  hasToken: false,
};
const REMOTE: TargetFacts = { ...LOCAL, loopback: false };
const NONE: TargetFacts = {
  ...LOCAL,
  provisioner: { name: 'none', knowsContent: false, canDelete: false, canAdd: false, form: 'as-given' },
};

interface Wish {
  readonly selection?: Partial<Selection>;
  readonly facts?: TargetFacts;
}

function decisionOf(kind: Kind, { selection = {}, facts = LOCAL }: Wish = {}): Decision | undefined {
  const plan = planRun(loadedOf([resolved(kind)]), { ...EVERYTHING, ...selection }, facts);
  return plan.scenarios[0]?.decision;
}

t.test('on loopback everything runs but what is slow', (t) => {
  t.same(decisionOf({ impact: ['deletes', 'bad-logins', 'abuse'], maildrop: ['plain'] }), { kind: 'run' });
  t.match(decisionOf({ impact: ['slow'] }), { kind: 'skip', because: 'slow', enable: '--slow' });
  t.same(decisionOf({ impact: ['slow'] }, { selection: { slow: true } }), { kind: 'run' });
  t.end();
});

t.test('off loopback nothing that harms runs unless it is allowed, all of it', (t) => {
  const impacts: readonly (readonly Impact[])[] = [
    ['deletes'],
    ['bad-logins'],
    ['abuse'],
    ['deletes', 'abuse'],
  ];
  for (const impact of impacts) {
    const enable = `--allow ${impact.join(',')}`;
    t.match(decisionOf({ impact }, { facts: REMOTE }), { kind: 'skip', because: 'safety', enable });
    const allow = impact.filter((each) => each !== 'slow');
    t.same(decisionOf({ impact }, { facts: REMOTE, selection: { allow } }), { kind: 'run' });
  }
  const partly = decisionOf(
    { impact: ['deletes', 'abuse'] },
    { facts: REMOTE, selection: { allow: ['deletes'] } },
  );
  t.match(
    partly,
    { because: 'safety', reason: /abuses the server/, enable: '--allow abuse' },
    'only what lacks is named',
  );
  t.same(decisionOf({}, { facts: REMOTE }), { kind: 'run' }, 'reading mail harms nobody');
  t.end();
});

t.test('without a provisioner nothing is deleted, allowed or not, and no messages are known', (t) => {
  const allow = ['deletes'] as const;
  t.match(decisionOf({ impact: ['deletes'] }, { facts: NONE, selection: { allow } }), {
    kind: 'skip',
    because: 'provisioning',
    enable: /--provision/,
  });
  t.match(decisionOf({ maildrop: ['plain'] }, { facts: NONE }), { kind: 'skip', because: 'provisioning' });
  t.same(decisionOf({ maildrop: 'any' }, { facts: NONE }), { kind: 'run' });
  t.end();
});

t.test('what has mail delivered is skipped where the provisioner cannot add to a maildrop', (t) => {
  const facts: TargetFacts = { ...LOCAL, provisioner: { ...LOCAL.provisioner, canAdd: false } };
  const steps = [{ deliver: ['plain'] }];
  const skip = { kind: 'skip', because: 'provisioning', enable: '--provision maildir:PATH' };
  t.match(decisionOf({ steps }, { facts }), skip);
  t.same(decisionOf({ steps }), { kind: 'run' });
  t.end();
});

t.test('where delivery adds header fields nothing counts on the sizes of the messages', (t) => {
  const facts: TargetFacts = {
    ...LOCAL,
    provisioner: { ...LOCAL.provisioner, form: 'header-fields-in-front' },
  };
  for (const check of ['sum(sizes) == maildrop.octets', "n == messages['plain'].lines"]) {
    const steps = [{ check, otherwise: 'not so' }];
    t.match(decisionOf({ steps }, { facts }), { kind: 'skip', because: 'provisioning', reason: /sizes/ });
    t.same(decisionOf({ steps }), { kind: 'run' });
  }
  const harmless = [{ check: "n == messages['plain'].number && maildrop.count == 1", otherwise: 'not so' }];
  t.same(decisionOf({ steps: harmless }, { facts }), { kind: 'run' });
  t.end();
});

t.test('what needs an OAuth token is skipped when no account has one', (t) => {
  t.match(decisionOf({ token: true }), { because: 'accounts', enable: '--token-env VARIABLE' });
  t.same(decisionOf({ token: true }, { facts: { ...LOCAL, hasToken: true } }), { kind: 'run' });
  t.end();
});

t.test('what needs two accounts is skipped when there is one', (t) => {
  t.match(decisionOf({ accounts: 2 }), { because: 'accounts', enable: '--account USER:PASSWORD' });
  t.same(decisionOf({ accounts: 2 }, { facts: { ...LOCAL, accounts: 2 } }), { kind: 'run' });
  t.end();
});

const SELECTIONS: readonly { readonly selection: Partial<Selection>; readonly runs: boolean }[] = [
  { selection: {}, runs: true },
  { selection: { suites: ['rfc1939/stat'] }, runs: true },
  { selection: { suites: ['rfc1939'] }, runs: true },
  { selection: { suites: ['rfc1939/*'] }, runs: true },
  { selection: { suites: ['*stat'] }, runs: true },
  { selection: { suites: ['rfc1939/st'] }, runs: false },
  { selection: { suites: ['rfc1939/sta?'] }, runs: true },
  { selection: { suites: ['rfc1939.stat'] }, runs: false },
  { selection: { suites: ['rfc2449', 'rfc1939/'] }, runs: true },
  { selection: { only: ['rfc1939/stat/table/row'] }, runs: true },
  { selection: { only: ['rfc1939/stat/table'] }, runs: true },
  { selection: { only: ['rfc1939/stat/table/other'] }, runs: false },
  { selection: { only: ['*/table/*'] }, runs: true },
  { selection: { skip: ['rfc1939/stat/table/row'] }, runs: false },
  { selection: { skip: ['rfc1939/stat/table/other'] }, runs: true },
  { selection: { only: ['rfc1939'], skip: ['*/table'] }, runs: false },
  { selection: { tags: ['quick'] }, runs: true },
  { selection: { tags: ['other'] }, runs: false },
  { selection: { rfcs: ['1939'] }, runs: true },
  { selection: { rfcs: ['rfc1939'] }, runs: true },
  { selection: { rfcs: ['RFC193'] }, runs: false },
  { selection: { rfcs: ['security'] }, runs: false },
  { selection: { rfcs: ['2449'] }, runs: false },
  { selection: { tags: ['quick'], rfcs: ['2449'] }, runs: false },
];

for (const { selection, runs } of SELECTIONS) {
  t.test(
    `rfc1939/stat/table/row is ${runs ? 'selected' : 'left out'} by ${JSON.stringify(selection)}`,
    (t) => {
      const decision = decisionOf({ id: 'rfc1939/stat/table/row', tags: ['quick'] }, { selection });
      t.match(decision, runs ? { kind: 'run' } : { kind: 'skip', because: 'not-selected' });
      t.end();
    },
  );
}

t.test('names that select nothing are said, with the nearest that would', (t) => {
  const loaded = loadedOf([resolved({ tags: ['quick'] }), resolved({ id: 'rfc2449/capa/one' })]);
  const problems = checkSelection(loaded, {
    ...EVERYTHING,
    suites: ['rfc1939/stta', 'rfc1939/*'],
    only: ['rfc1939/stat/plan', 'rfc2449/capa'],
    skip: ['nothing/*'],
    tags: ['quikc'],
    rfcs: ['2448', '1939'],
  });
  t.match(problems, [
    { option: '--suite', value: 'rfc1939/stta', hint: 'did you mean "rfc1939/stat"?' },
    { option: '--only', value: 'rfc1939/stat/plan', hint: 'did you mean "rfc1939/stat/plain"?' },
    { option: '--skip', value: 'nothing/*' },
    { option: '--tag', value: 'quikc', hint: 'did you mean "quick"?' },
    { option: '--rfc', value: 'RFC2448', hint: 'did you mean "RFC2449"?' },
  ]);
  t.same(checkSelection(loaded, EVERYTHING), []);
  t.end();
});

t.test('what begins in clear needs a port that does, and the other way round', (t) => {
  const skipped = { kind: 'skip', because: 'not-offered' };
  const open: Step = { open: 'B', state: 'connected', tls: 'none' };
  for (const kind of [{ tls: 'none' }, { steps: [open] }] as const) {
    t.match(decisionOf(kind, { facts: { ...LOCAL, tls: 'implicit' } }), skipped);
    for (const tls of ['none', 'starttls'] as const) {
      t.match(decisionOf(kind, { facts: { ...LOCAL, tls } }), { kind: 'run' });
    }
  }
  t.match(decisionOf({ tls: 'by-hand' }, { facts: { ...LOCAL, tls: 'implicit' } }), { kind: 'run' });
  t.match(decisionOf({ tls: 'by-hand' }), { ...skipped, enable: '--tls implicit' });
  t.end();
});

t.test('a certificate that is left alone is nobody’s concern, and a name needs one to be asked for', (t) => {
  const check = (expression: string): Kind => ({
    tls: 'none',
    steps: [{ check: expression, otherwise: 'x' }],
  });
  const insecure = { ...LOCAL, certificate: 'any' } as const;
  for (const member of ['trusted', 'inDate', 'nameMatches', 'problem == ""']) {
    t.match(decisionOf(check(`A.tls.${member}`)), { kind: 'run' });
    const skipped = { kind: 'skip', because: 'not-selected', reason: /--insecure/ };
    t.match(decisionOf(check(`A.tls.${member}`), { facts: insecure }), skipped);
  }
  t.match(decisionOf(check('A.tls.version == "1.3"'), { facts: insecure }), { kind: 'run' });
  const nameless = { ...LOCAL, hasName: false } as const;
  const unnamed = { kind: 'skip', because: 'not-offered', enable: '--servername NAME' };
  t.match(decisionOf(check('B.tls.nameMatches'), { facts: nameless }), unnamed);
  t.match(decisionOf(check('A.tls.trusted'), { facts: nameless }), { kind: 'run' });
  t.end();
});

t.test('what is offered under TLS alone is there for who goes under TLS', (t) => {
  const steps: readonly Step[] = [{ C: 'STLS', S: '+OK' }, { tls: 'accepted' }];
  const rows = [
    // As the run does; in clear; in clear and then under TLS.
    ['none', {}, [false, true]],
    ['none', { tls: 'none' }, [false, true]],
    ['none', { tls: 'none', steps }, [true, true]],
    ['starttls', {}, [true, false]],
    ['starttls', { tls: 'none' }, [false, true]],
    ['starttls', { tls: 'none', steps }, [true, true]],
    ['implicit', {}, [true, false]],
    ['implicit', { tls: 'by-hand' }, [true, false]],
  ] as const;
  for (const [way, kind, runs] of rows) {
    const needing = ['SASL-PLAIN', 'APOP'].map((feature) => resolved({ ...kind, needs: [feature] }));
    const plan = planRun(loadedOf(needing), EVERYTHING, { ...LOCAL, tls: way });
    const offered = { way, inClear: ['APOP'], underTls: ['SASL-PLAIN'] };
    const decisions = applyFeatures(plan, offered).scenarios.map(({ decision }) => decision.kind === 'run');
    t.strictSame(decisions, runs, `${way} ${JSON.stringify(kind)}`);
  }
  t.end();
});

const OFFERED: Offered = { way: 'none', inClear: ['TOP', 'CAPA'], underTls: [] };

t.test('features that the target lacks turn runs into skips, and skips stay what they were', (t) => {
  const loaded = loadedOf([
    resolved({ id: 'a/a/top', needs: ['TOP'] }),
    resolved({ id: 'a/a/top-and-uidl', needs: ['TOP', 'UIDL'] }),
    resolved({ id: 'a/a/nothing' }),
    resolved({ id: 'a/a/slow', needs: ['APOP'], impact: ['slow'] }),
  ]);
  const plan = applyFeatures(planRun(loaded, EVERYTHING, LOCAL), OFFERED);
  t.match(
    plan.scenarios.map(({ decision }) => decision),
    [
      { kind: 'run' },
      { kind: 'skip', because: 'not-offered', reason: /does not offer UIDL, unique-ids/ },
      { kind: 'run' },
      { kind: 'skip', because: 'slow' },
    ],
  );
  t.end();
});

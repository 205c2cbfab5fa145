import t from 'tap';
import type { CapabilityContract, CapabilityRow } from '../../../runner/model/capability-contract.ts';
import type { Verdict } from '../../../runner/model/outcome.ts';
import type { Level } from '../../../runner/model/requirement.ts';
import type { RequirementResult, TargetDescription } from '../../../runner/model/result.ts';
import { capabilityContractOf } from '../../../runner/score/capability-contract.ts';
import { requirementOf } from '../../reports/sample-parts.ts';
import { TARGET } from './sample-log.ts';

function judged(id: string, feature: string, [level, verdict]: readonly [Level, Verdict]): RequirementResult {
  return requirementOf(id, level, { feature, verdict });
}

function contractOf(
  target: Partial<TargetDescription>,
  requirements: readonly RequirementResult[] = [],
): CapabilityContract {
  return capabilityContractOf({ target: { ...TARGET, ...target }, requirements, probed: true });
}

/** One server that announces the same in both states. */
function announcing(
  lines: readonly string[],
  features: readonly string[],
  requirements: readonly RequirementResult[],
): CapabilityContract {
  return contractOf({ capabilities: { authorization: lines, transaction: lines }, features }, requirements);
}

function rowNamed(name: string, { capabilities }: CapabilityContract): CapabilityRow | undefined {
  return capabilities.find((row) => row.name === name);
}

const MET = ['MUST', 'met'] as const;

const STANDINGS: readonly (readonly [string, string, readonly (readonly [Level, Verdict])[]])[] = [
  ['announced, everything met', 'works', [MET, ['SHOULD', 'met'], ['MUST', 'not-exercised']]],
  ['announced, a MUST violated', 'broken', [MET, ['MUST', 'violated']]],
  ['announced, a SHOULD violated', 'deviates', [MET, ['SHOULD', 'violated']]],
  [
    'announced, nothing judged',
    'not-tried',
    [
      ['MUST', 'not-exercised'],
      ['MUST', 'undetermined'],
    ],
  ],
  ['announced, and in no catalogue', 'unknown', []],
];

for (const [what, standing, verdicts] of STANDINGS)
  t.test(`${what}: ${standing}`, (t) => {
    const requirements = verdicts.map((verdict, index) => judged(`RFC1-1-TOP-0${index}`, 'TOP', verdict));
    t.equal(rowNamed('TOP', announcing(['top'], ['TOP'], requirements))?.standing, standing);
    t.end();
  });

t.test('what works without being announced is hidden, and said so', (t) => {
  const contract = announcing(['USER'], ['USER', 'UIDL'], [judged('RFC1-1-UIDL-01', 'UIDL', MET)]);
  t.match(rowNamed('UIDL', contract), {
    standing: 'hidden',
    announced: [],
    remark: /without being announced/,
  });
  t.match(contract.basis, /UIDL works without being announced\.$/);
  t.end();
});

t.test('what is hidden and breaks a MUST is broken', (t) => {
  const contract = announcing(['USER'], ['UIDL'], [judged('RFC1-1-UIDL-01', 'UIDL', ['MUST', 'violated'])]);
  t.match(rowNamed('UIDL', contract), { standing: 'broken', violations: ['RFC1-1-UIDL-01'] });
  t.end();
});

t.test('APOP and CAPA are not hidden: no capability line is there for them', (t) => {
  const requirements = ['APOP', 'CAPA'].map((name) => judged(`RFC1-1-${name}-01`, name, MET));
  const contract = announcing(['USER'], ['APOP', 'CAPA', 'USER'], requirements);
  t.equal(rowNamed('APOP', contract)?.standing, 'works');
  t.match(rowNamed('APOP', contract)?.remark, /timestamp/);
  t.equal(rowNamed('CAPA', contract)?.standing, 'works');
  t.end();
});

t.test('a capability keeps the lines of each state, the worst standing comes first', (t) => {
  const contract = contractOf(
    {
      capabilities: { authorization: ['EXPIRE 30 USER', 'XTND', ''], transaction: ['EXPIRE 60'] },
      features: ['EXPIRE', 'XTND'],
    },
    [judged('RFC1-1-EXPIRE-01', 'EXPIRE', ['MUST', 'violated'])],
  );
  t.match(contract.capabilities, [
    {
      name: 'EXPIRE',
      announced: [
        { state: 'authorization', line: 'EXPIRE 30 USER' },
        { state: 'transaction', line: 'EXPIRE 60' },
      ],
    },
    { name: 'XTND', standing: 'unknown' },
  ]);
  t.equal(contract.capabilities.length, 2, 'an empty line announces nothing');
  t.equal(contract.basis, '2 capabilities are announced: 1 is broken, 1 is unknown to the catalogues.');
  t.end();
});

t.test(
  'a mechanism is announced as a parameter of SASL, and has a row where a catalogue is about it',
  (t) => {
    const lines = ['SASL PLAIN X-OWN SCRAM-SHA-1'];
    const contract = announcing(
      lines,
      ['SASL', 'SASL-PLAIN', 'SASL-SCRAM', 'SASL-SCRAM-SHA-1', 'SASL-X-OWN'],
      [judged('RFC1-1-SASL-01', 'SASL', MET), judged('RFC1-1-PLAIN-01', 'SASL-PLAIN', MET)],
    );
    t.same(
      contract.capabilities.map(({ name, standing }) => [name, standing]),
      [
        ['SASL', 'works'],
        ['SASL-PLAIN', 'works'],
      ],
    );
    t.end();
  },
);

t.test('LOGIN-DELAY is no parameter of a capability LOGIN', (t) => {
  const contract = announcing(['LOGIN', 'LOGIN-DELAY 30'], ['LOGIN', 'LOGIN-DELAY'], []);
  t.same(
    rowNamed('LOGIN-DELAY', contract)?.announced.map(({ line }) => line),
    ['LOGIN-DELAY 30', 'LOGIN-DELAY 30'],
  );
  t.end();
});

t.test('a capability that this run leaves alone is no false promise', (t) => {
  const contract = announcing(['USER'], [], [judged('RFC1-1-USER-01', 'USER', ['MUST', 'not-offered'])]);
  t.match(rowNamed('USER', contract), { standing: 'not-tried', remark: /not used by this run/ });
  t.end();
});

t.test('a state in which CAPA was not answered has its column all the same', (t) => {
  const contract = contractOf({ capabilities: { authorization: null, transaction: ['TOP'] } });
  t.same(contract.states, [
    { state: 'authorization', answered: false },
    { state: 'transaction', answered: true },
  ]);
  t.end();
});

t.test('states that a result may hold later become columns', (t) => {
  const capabilities: object = {
    authorization: ['TOP'],
    transaction: ['TOP'],
    beforeTls: [],
    underTls: ['TOP'],
  };
  const contract = contractOf({ capabilities: capabilities as TargetDescription['capabilities'] });
  t.same(
    contract.states.map(({ state }) => state),
    ['authorization', 'transaction', 'beforeTls', 'underTls'],
  );
  t.end();
});

t.test('a server without CAPA gets a sentence', (t) => {
  const contract = contractOf({ features: ['TOP', 'UIDL'] }, [judged('RFC1-1-TOP-01', 'TOP', MET)]);
  t.same([contract.states, contract.capabilities], [[], []]);
  t.match(contract.basis, /does not answer CAPA.* TOP, UIDL\.$/);
  t.end();
});

t.test('a run that ended before the probe claims nothing', (t) => {
  const requirements = [judged('RFC1-1-TOP-01', 'TOP', ['MUST', 'not-exercised'])];
  const contract = capabilityContractOf({ target: { ...TARGET, features: [] }, requirements, probed: false });
  t.match(contract, { basis: /ended before/, notOffered: [] });
  t.end();
});

t.test('what is neither announced nor there is named as not offered', (t) => {
  const contract = announcing(['USER'], ['USER'], [judged('RFC1-1-TOP-01', 'TOP', ['MUST', 'not-offered'])]);
  t.same(contract.notOffered, ['TOP']);
  t.end();
});

import t, { type Test } from 'tap';
import type { FixtureMessage } from '../../../../runner/model/message.ts';
import type { Step } from '../../../../runner/model/suite.ts';
import { plannedOf, scenarioOf } from '../plan-of.ts';
import { startReference } from '../reference.ts';
import { FIXTURES, runOne } from '../run-plan.ts';
import { pop3Of, tinyServer, type Answers } from '../tiny-server.ts';

function letters(name: string, subject: string): [string, FixtureMessage] {
  const octets = Buffer.from(`Subject: ${subject}\r\n\r\nx\r\n`, 'utf8');
  return [name, { name, why: 'for a test', octets, hazards: ['eight-bit'] }];
}

const fixtures = new Map([...FIXTURES, letters('short', 'é'), letters('long', 'ééé')]);

const IN_UTF8_MODE: readonly Step[] = [
  { C: 'UTF8', S: '+OK' },
  { C: 'USER {user}', S: '+OK' },
  { C: 'PASS {password}', S: '+OK' },
];

t.test('messages that need UTF-8 mode are found whatever their order', async (t) => {
  const reference = await startReference(t, [{ open: (messages) => [...messages].reverse() }]);
  const steps: readonly Step[] = [
    ...IN_UTF8_MODE,
    { C: 'RETR {#short}', S: '+OK', body: { message: 'short' } },
    { C: 'RETR {#long}', S: '+OK', body: { message: 'long' } },
  ];
  const scenario = scenarioOf(steps, { state: 'authorization', maildrop: ['short', 'plain', 'long'] });
  t.match(await runOne(plannedOf(scenario), { ...reference, fixtures }), { outcome: 'passed' });
});

t.test('a server that hangs up on UTF8 is looked at without it', async (t) => {
  const reference = await startReference(t, [{ wire: { UTF8: () => ['close'] } }]);
  const scenario = scenarioOf([{ C: 'RETR {#plain}', S: '+OK' }], { maildrop: ['plain', 'short'] });
  t.match(await runOne(plannedOf(scenario), { ...reference, fixtures }), { outcome: 'passed' });
});

const LOOK: readonly Step[] = [
  { C: 'LIST', S: '+OK' },
  { C: 'RETR 1', S: '+OK' },
  { C: 'STAT', S: '+OK' },
];

/** What the ledger holds against a server whose sizes do not agree. */
async function accusations(t: Test, more: Answers, steps: readonly Step[]): Promise<readonly string[]> {
  const answers = { LIST: '+OK\r\n1 10\r\n.', RETR: '+OK\r\nSubject: x\r\n\r\n.', STAT: '+OK 1 99', ...more };
  const server = await tinyServer(pop3Of(answers));
  t.teardown(server.close);
  const scenario = scenarioOf(steps, { state: steps === LOOK ? 'transaction' : 'authorization' });
  const { findings } = await runOne(plannedOf(scenario), { port: server.port });
  return findings
    .filter(({ outcome, origin }) => outcome === 'failed' && origin === 'ledger')
    .map(({ requirement }) => requirement ?? '-');
}

const UTF8: Answers = { CAPA: '+OK\r\nUTF8\r\n.', UTF8: '+OK' };

t.test('on a server with UTF8 sizes that do not agree are no matter of RFC 1939', async (t) => {
  t.strictSame(await accusations(t, {}, LOOK), ['RFC1939-5-RETR-04', 'RFC1939-5-STAT-07']);
  t.strictSame(await accusations(t, UTF8, LOOK), ['RFC6856-2.1-SIZE-02']);
  t.strictSame(await accusations(t, UTF8, [...IN_UTF8_MODE, ...LOOK]), ['RFC6856-2.1-SIZE-01']);
});

t.test(
  'a message that is known to be ASCII is judged by RFC 1939, beside what needs UTF-8 mode as well',
  async (t) => {
    const reference = await startReference(t, [
      { open: (messages) => messages.map((each) => ({ ...each, sizeOctets: each.sizeOctets + 1 })) },
    ]);
    const steps: readonly Step[] = [...IN_UTF8_MODE, { C: 'LIST', S: '+OK' }];
    const rows: readonly (readonly [string, string])[] = [
      ['plain', 'RFC1939-5-RETR-04'],
      ['short', 'RFC6856-2.1-SIZE-01'],
    ];
    for (const [name, requirement] of rows) {
      const retrieving = [...steps, { C: `RETR {#${name}}`, S: '+OK' }];
      const scenario = scenarioOf(retrieving, { state: 'authorization', maildrop: ['plain', 'short'] });
      const { findings } = await runOne(plannedOf(scenario), { ...reference, fixtures });
      t.match(
        findings.filter(({ outcome }) => outcome === 'failed'),
        [{ requirement }],
        name,
      );
    }
  },
);

import t from 'tap';
import type { RunEvent } from '../../../../runner/model/event.ts';
import { plannedOf, scenarioOf } from '../plan-of.ts';
import { startReference, type Reference } from '../reference.ts';
import { ALICE, BOB, FIXTURES, outcomesOf, runPlan, type Given } from '../run-plan.ts';

const CANARY = 'this mailbox may be emptied';

function message(subject: string, text = 'x'): { readonly octets: Uint8Array } {
  return { octets: Buffer.from(`From: a\r\nSubject: ${subject}\r\n\r\n${text}\r\n`) };
}

const READS = plannedOf(scenarioOf([{ C: 'STAT', S: '+OK', proves: ['X-1'] }], { id: 'reads' }));
const PLACES = plannedOf(
  scenarioOf([{ C: 'STAT', S: '+OK 1', proves: ['X-1'] }], { id: 'places', maildrop: ['plain'] }),
);
const DELETES = plannedOf(
  scenarioOf(
    [
      { C: 'DELE 1', S: '+OK', proves: ['X-1'] },
      { C: 'QUIT', S: '+OK' },
    ],
    { id: 'deletes', maildrop: ['longer'] },
  ),
  { impact: ['deletes'] },
);

async function run(reference: Reference, given: Partial<Given> = {}): Promise<readonly RunEvent[]> {
  const { port, provisioner } = reference;
  return runPlan([READS, PLACES, DELETES], {
    port,
    provisioner,
    fixtures: FIXTURES,
    canary: CANARY,
    ...given,
  });
}

function told(events: readonly RunEvent[]): readonly (readonly [string, string])[] {
  return outcomesOf(events).map(({ planned, outcome }) => [planned.scenario.id, outcome] as const);
}

const ALL_PASSED = ['reads', 'places', 'deletes'].map((id) => [id, 'passed']);
const UNTOUCHED = [
  ['reads', 'passed'],
  ['places', 'skipped'],
  ['deletes', 'skipped'],
];

t.test('a maildrop with the canary is used, and holds the canary alone afterwards', async (t) => {
  const reference = await startReference(t);
  const canary = message('this mailbox\r\n may be emptied');
  reference.store.fill('alice', [message('other'), canary]);
  t.same(told(await run(reference)), ALL_PASSED);
  const [held, ...others] = reference.store.contents('alice');
  t.same(held?.octets, canary.octets);
  t.same(others, []);
});

t.test('the canary stays where the run places nothing', async (t) => {
  const reference = await startReference(t);
  reference.store.fill('alice', [message('other'), message(CANARY)]);
  const { port, provisioner } = reference;
  await runPlan([READS], { port, provisioner, canary: CANARY });
  t.same(reference.fills, []);
  t.equal(reference.store.contents('alice').length, 2);
});

const OTHERS: readonly (readonly [string, readonly { readonly octets: Uint8Array }[]])[] = [
  ['that is empty', []],
  ['with other mail', [message('other'), message(`${CANARY}!`), message('x', `Subject: ${CANARY}`)]],
  ['with the canary too far inside', [...many(100), message(CANARY), ...many(100)]],
];

function many(count: number): readonly { readonly octets: Uint8Array }[] {
  return Array.from({ length: count }, () => message('other'));
}

for (const [what, messages] of OTHERS)
  t.test(`a maildrop ${what} is left alone, and the reason says what to do`, async (t) => {
    const reference = await startReference(t);
    reference.store.fill('alice', messages);
    const before = reference.store.contents('alice');
    const events = await run(reference);
    t.same(told(events), UNTOUCHED);
    t.same(reference.store.contents('alice'), before);
    t.same(reference.fills, []);
    t.match(
      outcomesOf(events)[2]?.reason,
      /no message with the Subject "this .*" \(--canary\) .* "alice": put/,
    );
  });

t.test('the last of a hundred messages is looked at as well', async (t) => {
  const reference = await startReference(t);
  reference.store.fill('alice', [...many(150), message(CANARY)]);
  t.same(told(await run(reference)), ALL_PASSED);
});

t.test('each account has to carry it', async (t) => {
  const reference = await startReference(t);
  reference.store.fill('alice', [message(CANARY)]);
  reference.store.fill('bob', [message('other')]);
  const events = await run(reference, { accounts: [ALICE, BOB] });
  t.same(told(events), UNTOUCHED);
  t.match(outcomesOf(events)[2]?.reason, /for "bob"/);
});

t.test('without TOP the messages are fetched whole', async (t) => {
  const top = { status: '-ERR', text: 'no such command' };
  const reference = await startReference(t, [{ reply: { TOP: () => top } }]);
  reference.store.fill('alice', [message('other'), message(CANARY)]);
  t.same(told(await run(reference)), ALL_PASSED);
  t.equal(reference.store.contents('alice').length, 1);
});

t.test('a run that is interrupted puts the canary back', async (t) => {
  const reference = await startReference(t);
  reference.store.fill('alice', [message(CANARY)]);
  const interrupt = new AbortController();
  const { provisioner } = reference;
  const fill: typeof provisioner.fill = async (account, messages) => {
    if (messages[0]?.name !== 'canary') interrupt.abort();
    return provisioner.fill(account, messages);
  };
  const events = await run(reference, { provisioner: { ...provisioner, fill }, signal: interrupt.signal });
  t.match(events.at(-1), { type: 'run-finished', stop: { cause: 'interrupted' } });
  t.same(
    reference.store.contents('alice').map(({ octets }) => octets),
    [message(CANARY).octets],
  );
});

t.test('a canary that cannot be put back is told', async (t) => {
  const reference = await startReference(t);
  reference.store.fill('alice', [message(CANARY)]);
  const { provisioner } = reference;
  const fill: typeof provisioner.fill = async (account, messages) =>
    messages[0]?.name === 'canary'
      ? { kind: 'provision-problem', message: 'the disk is full' }
      : provisioner.fill(account, messages);
  const events = await run(reference, { provisioner: { ...provisioner, fill } });
  t.same(told(events), ALL_PASSED);
  const end = {
    type: 'run-finished',
    stop: { message: /could not be put back .* the disk is full.* next run/s },
  };
  t.match(events.at(-1), end);
});

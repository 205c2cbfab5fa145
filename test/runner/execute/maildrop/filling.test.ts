import t from 'tap';
import type { Deviation } from '../../../../fixtures/server/deviation.ts';
import type { Filled, Provisioner, ProvisionProblem } from '../../../../runner/maildrop/provisioner.ts';
import type { PlannedScenario } from '../../../../runner/model/plan.ts';
import type { Step } from '../../../../runner/model/suite.ts';
import { plannedOf, scenarioOf } from '../plan-of.ts';
import { startReference } from '../reference.ts';
import { outcomesOf, runOne, runPlan } from '../run-plan.ts';

const THREE = ['plain', 'longer', 'longest'];
const RIGHT_ORDER: readonly Step[] = THREE.map((name) => ({
  C: `RETR {#${name}}`,
  S: '+OK',
  body: { message: name },
  proves: [name],
}));

function planned(steps: readonly Step[], maildrop: readonly string[] | 'any' = THREE): PlannedScenario {
  return plannedOf(scenarioOf(steps, { maildrop }));
}

const LOOK: readonly Step[] = [{ C: 'STAT', S: '+OK {:number} {:number}' }];

t.test('a maildrop is filled when other messages are wanted, and only then', async (t) => {
  const reference = await startReference(t);
  await runPlan([planned(LOOK), planned(LOOK), planned(LOOK, 'any'), planned(LOOK)], reference);
  t.equal(reference.fills.length, 1, 'the same messages are filled in once');
  await runPlan([planned(LOOK), planned(LOOK, ['plain']), planned(LOOK, [])], reference);
  t.equal(reference.fills.length, 4);
});

t.test('a maildrop that a scenario may have changed is filled again', async (t) => {
  const changing: Readonly<Record<string, PlannedScenario>> = {
    'sent DELE': planned([{ C: 'DELE 1', S: '+OK' }]),
    'sent a DELE that was refused': planned([{ C: 'DELE 9', S: '-ERR' }]),
    'sent it in a batch': planned([{ C: ['STAT', 'dele 1'], S: ['+OK', '+OK'] }]),
    failed: planned([{ C: 'NOOP', S: '-ERR', proves: ['x'] }]),
    'says that it deletes': { ...planned(LOOK), impact: ['deletes'] },
  };
  for (const [name, scenario] of Object.entries(changing)) {
    const reference = await startReference(t);
    const events = await runPlan([scenario, planned(RIGHT_ORDER)], reference);
    t.equal(reference.fills.length, 2, name);
    t.equal(outcomesOf(events)[1]?.outcome, 'passed', name);
  }
});

t.test(
  'messages that were retrieved are looked after once, and not filled again where they stay',
  async (t) => {
    const reference = await startReference(t);
    await runPlan([planned(RIGHT_ORDER), planned(RIGHT_ORDER), planned(RIGHT_ORDER)], reference);
    t.equal(reference.fills.length, 1);
  },
);

t.test('where a site deletes what was retrieved, every scenario still finds its messages', async (t) => {
  const retrieved = new Map<object, number[]>();
  const downloadAndDelete: Deviation = {
    handle: {
      RETR: async (exchange, next) => {
        const numbers = retrieved.get(exchange.session) ?? [];
        retrieved.set(exchange.session, [...numbers, Number(exchange.args[0])]);
        return next();
      },
    },
    removes: (numbers, session) => [...new Set([...numbers, ...(retrieved.get(session) ?? [])])],
  };
  const reference = await startReference(t, [downloadAndDelete]);
  const events = await runPlan([planned(RIGHT_ORDER), planned(RIGHT_ORDER), planned(RIGHT_ORDER)], reference);
  t.strictSame(
    outcomesOf(events).map(({ outcome }) => outcome),
    ['passed', 'passed', 'passed'],
  );
  t.equal(reference.fills.length, 3);
});

t.test('a server may number messages in its own order', async (t) => {
  const reference = await startReference(t, [{ open: (messages) => [...messages].reverse() }]);
  t.equal((await runOne(planned(RIGHT_ORDER), reference)).outcome, 'passed');
});

t.test('wrong sizes in LIST are for the scenarios to judge', async (t) => {
  const reference = await startReference(t, [
    { open: (messages) => messages.map((each) => ({ ...each, sizeOctets: each.sizeOctets + 1 })) },
  ]);
  t.equal((await runOne(planned(RIGHT_ORDER), { ...reference })).findings[0]?.outcome, 'passed');
});

t.test(
  'a LIST that never ends is for the scenarios to judge, and is not waited for at every fill',
  async (t) => {
    let lists = 0;
    const endless: Deviation = {
      wire: {
        LIST: (octets) => {
          lists += 1;
          return octets.subarray(0, -3);
        },
      },
    };
    const reference = await startReference(t, [endless]);
    const events = await runPlan([planned(RIGHT_ORDER), planned(LOOK, ['plain']), planned(RIGHT_ORDER)], {
      ...reference,
      timeoutMs: 300,
    });
    t.strictSame(
      outcomesOf(events).map(({ outcome }) => outcome),
      ['passed', 'passed', 'passed'],
    );
    t.equal(lists, 1);
  },
);

t.test('messages that show up late are waited for', async (t) => {
  let looks = 0;
  const late: Deviation = { open: (messages) => ((looks += 1) < 4 ? [] : messages) };
  const reference = await startReference(t, [late]);
  const patient: Provisioner = {
    ...reference.provisioner,
    fill: async (account, messages) => ({
      ...((await reference.provisioner.fill(account, messages)) as Filled),
      visibleWithinMs: 60_000,
    }),
  };
  const given = { ...reference, provisioner: patient, limits: { visibleEveryMs: 1 } };
  t.equal((await runOne(planned(RIGHT_ORDER), given)).outcome, 'passed');
});

t.test('messages that never show up stop the run, with the question that helps', async (t) => {
  const reference = await startReference(t, [{ open: () => [] }]);
  const events = await runPlan([planned(RIGHT_ORDER), planned(LOOK)], reference);
  t.match(events.at(-1), {
    stop: {
      cause: 'provisioning-failed',
      message: /3 messages were placed .*LIST shows 0.*Does the provisioner/,
    },
  });
  for (const { outcome, reason } of outcomesOf(events))
    t.match({ outcome, reason }, { outcome: 'errored', reason: /were placed/ });
});

t.test('a maildrop that cannot be emptied stops the run as well', async (t) => {
  const reference = await startReference(t);
  reference.store.fill('alice', [{ octets: Buffer.from('Subject: other\r\n\r\nx\r\n') }]);
  const elsewhere: Provisioner = {
    ...reference.provisioner,
    fill: async () => Promise.resolve({ kind: 'filled', visibleWithinMs: 0 }),
  };
  const events = await runPlan([planned(LOOK, [])], { ...reference, provisioner: elsewhere });
  t.match(events.at(-1), { stop: { cause: 'provisioning-failed' } });
});

function failing(provisioner: Provisioner, which: (count: number) => boolean): Provisioner {
  const problem: ProvisionProblem = { kind: 'provision-problem', message: 'disk full' };
  let fills = 0;
  return {
    ...provisioner,
    fill: async (account, messages) => (which((fills += 1)) ? problem : provisioner.fill(account, messages)),
  };
}

t.test('a provisioner that fails from the start stops the run', async (t) => {
  const reference = await startReference(t);
  const provisioner = failing(reference.provisioner, () => true);
  const events = await runPlan([planned(LOOK), planned(LOOK)], { ...reference, provisioner });
  t.match(events.at(-1), { stop: { cause: 'provisioning-failed', message: 'disk full' } });
});

t.test('one that fails once after it has worked costs that scenario alone', async (t) => {
  const reference = await startReference(t);
  const provisioner = failing(reference.provisioner, (count) => count === 2);
  const plan = [planned(LOOK), planned(LOOK, ['plain']), planned(LOOK, ['longer'])];
  const events = await runPlan(plan, { ...reference, provisioner });
  t.strictSame(
    outcomesOf(events).map(({ outcome }) => outcome),
    ['passed', 'errored', 'passed'],
  );
  t.match(events.at(-1), { stop: null });
});

t.test('a maildrop that must not be touched stops the run before anything is filled', async (t) => {
  const reference = await startReference(t);
  const provisioner: Provisioner = {
    ...reference.provisioner,
    prepare: async () => Promise.resolve({ kind: 'provision-problem', message: 'holds mail of others' }),
  };
  const events = await runPlan([planned(LOOK)], { ...reference, provisioner });
  t.match(events.at(-1), { stop: { cause: 'provisioning-failed', message: 'holds mail of others' } });
  t.strictSame(reference.fills, []);
});

t.test('the provisioner is closed when the run is over', async (t) => {
  const reference = await startReference(t);
  let closed = 0;
  const close = async (): Promise<void> => {
    closed += 1;
    return Promise.resolve();
  };
  await runPlan([planned(LOOK)], { ...reference, provisioner: { ...reference.provisioner, close } });
  t.equal(closed, 1);
});

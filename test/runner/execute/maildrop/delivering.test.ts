import t, { type Test } from 'tap';
import type { Deviation } from '../../../../fixtures/server/deviation.ts';
import type { Fill, Provisioner } from '../../../../runner/maildrop/provisioner.ts';
import { parseProvisioner } from '../../../../runner/maildrop/parse-provisioner.ts';
import type { FixtureMessage } from '../../../../runner/model/message.ts';
import type { PlannedScenario } from '../../../../runner/model/plan.ts';
import type { Step } from '../../../../runner/model/suite.ts';
import { startSmtp, type SmtpManner } from '../../maildrop/smtp-target.ts';
import { plannedOf, scenarioOf } from '../plan-of.ts';
import { startReference, type Reference } from '../reference.ts';
import { FIXTURES, outcomesOf, runPlan } from '../run-plan.ts';

const LONG_LINE: FixtureMessage = {
  name: 'long-line',
  why: 'for a test',
  octets: Buffer.from(`Subject: long-line\r\n\r\n${'x'.repeat(2000)}\r\n`),
  hazards: ['long-lines'],
};
const MESSAGES = new Map([...FIXTURES, [LONG_LINE.name, LONG_LINE]]);

function reading(...names: readonly string[]): PlannedScenario {
  const steps = names.map((name): Step => ({
    C: `RETR {#${name}}`,
    S: '+OK',
    body: { message: name },
    proves: [name],
  }));
  return plannedOf(scenarioOf(steps, { maildrop: names }));
}

const COUNTS_NONE = plannedOf(scenarioOf([{ C: 'STAT', S: '+OK 0 0', proves: ['empty'] }], { maildrop: [] }));

/** The reference server behind an SMTP server, and the provisioner for it. */
async function delivered(
  t: Test,
  manner: SmtpManner = {},
  faults: readonly Deviation[] = [],
): Promise<Reference & { readonly fixtures: typeof MESSAGES }> {
  const reference = await startReference(t, faults);
  const { port } = await startSmtp(t, reference.store, manner);
  const provisioner = parseProvisioner(`smtp://127.0.0.1:${port}?domain=a.org`, { mayEmpty: false });
  if ('kind' in provisioner) throw new Error(provisioner.message);
  return { ...reference, provisioner, fixtures: MESSAGES };
}

/** The same with no patience for what does not arrive. */
function impatient(provisioner: Provisioner): Provisioner {
  const hasty =
    (fill: Fill): Fill =>
    async (account, messages) => {
      const filled = await fill(account, messages);
      return filled.kind === 'filled' ? { ...filled, visibleWithinMs: 0 } : filled;
    };
  const { fill, add } = provisioner;
  return { ...provisioner, fill: hasty(fill), add: add === null ? null : hasty(add) };
}

t.test('a mailbox that can only be delivered to holds what each scenario wants', async (t) => {
  const plan = [reading('plain', 'longer'), COUNTS_NONE, reading('longest', 'plain', 'longest')];
  const events = await runPlan(plan, await delivered(t));
  t.strictSame(
    outcomesOf(events).map(({ outcome }) => outcome),
    ['passed', 'passed', 'passed'],
  );
});

t.test('mail of others stays, and the run stops', async (t) => {
  const given = await delivered(t);
  given.store.fill('alice', [{ octets: Buffer.from('Subject: mine\r\n\r\nmine\r\n') }]);
  const before = given.store.contents('alice');
  const events = await runPlan([reading('plain')], given);
  t.match(events.at(-1), {
    stop: { cause: 'provisioning-failed', message: /did not put there.*--allow deletes/ },
  });
  t.same(given.store.contents('alice'), before);
});

t.test('a message that the relay changes, as relays may, is left out with the reason', async (t) => {
  const folding = (text: string): string => text.replaceAll(/x{900}(?=x)/g, '$&\r\n ');
  const plan = [reading('plain'), reading('long-line'), reading('longer')];
  const events = await runPlan(plan, await delivered(t, { relay: folding }));
  t.match(outcomesOf(events), [
    { outcome: 'passed' },
    { outcome: 'skipped', reason: 'the message long-line, sent on trial, has its long lines broken' },
    { outcome: 'passed' },
  ]);
});

t.test('so is one that the relay refuses, or loses', async (t) => {
  const refusing = {
    judge: ({ text }: { readonly text: string }) =>
      text.includes('longest') ? Object.assign(new Error('too odd'), { responseCode: 554 }) : null,
  };
  const plan = [reading('plain'), reading('longest')];
  t.match(outcomesOf(await runPlan(plan, await delivered(t, refusing))), [
    { outcome: 'passed' },
    { outcome: 'skipped', reason: /longest, sent on trial, is refused: .*554 too odd/ },
  ]);
  const losing = { relay: (text: string) => (text.includes('longest') ? null : text) };
  const given = await delivered(t, losing);
  const events = await runPlan(plan, { ...given, provisioner: impatient(given.provisioner) });
  t.match(outcomesOf(events), [
    { outcome: 'passed' },
    { outcome: 'skipped', reason: /longest, sent on trial, has not arrived after 0 s/ },
  ]);
});

t.test('what the server does to a message is judged', async (t) => {
  const unstuffed: Deviation = {
    wire: { RETR: (octets) => Buffer.from(octets.toString('latin1').replace('xxx', 'xyx'), 'latin1') },
  };
  const [outcome] = outcomesOf(await runPlan([reading('longest')], await delivered(t, {}, [unstuffed])));
  t.equal(outcome?.outcome, 'failed');
});

t.test('where nothing arrives the run stops, with the question that helps', async (t) => {
  const given = await delivered(t, { relay: () => null });
  const events = await runPlan([reading('plain')], { ...given, provisioner: impatient(given.provisioner) });
  t.match(events.at(-1), { stop: { cause: 'provisioning-failed', message: /Is the recipient right/ } });
});

t.test('what arrives no more after it did is no accusation', async (t) => {
  let taken = 0;
  const given = await delivered(t, { relay: (text) => ((taken += 1) > 3 ? null : text) });
  const plan = [reading('plain'), reading('longer', 'plain')];
  const events = await runPlan(plan, { ...given, provisioner: impatient(given.provisioner) });
  t.match(events.at(-1), { stop: { cause: 'provisioning-failed' } });
  t.equal(outcomesOf(events).filter(({ outcome }) => outcome === 'failed').length, 0);
});

t.test('a server that refuses DELE cannot be filled by delivery, and the run says so', async (t) => {
  const stubborn: Deviation = { wire: { DELE: () => Buffer.from('-ERR never\r\n') } };
  const events = await runPlan([reading('plain'), reading('longer')], await delivered(t, {}, [stubborn]));
  t.match(events.at(-1), { stop: { cause: 'provisioning-failed', message: /refused DELE 1/ } });
});

t.test('mail that is late for its scenario does not arrive in the midst of the next', async (t) => {
  const late: string[] = [];
  let sent = 0;
  let opened = 0;
  const relay = (text: string): string | null => {
    if (!text.includes('Subject: longer')) return text;
    sent += 1;
    if (sent === ON_TRIAL) return text;
    late.push(text);
    return null;
  };
  // Without a wait the second login would see what was removed, and the third be the next scenario's own.
  const arriving: Deviation = {
    open: (messages) => {
      if (late.length > 0 && (opened += 1) === 2)
        given.store.deliver(
          'alice',
          late.splice(0).map((text) => ({ octets: Buffer.from(text, 'latin1') })),
        );
      return messages;
    },
  };
  const given = await delivered(t, { relay }, [arriving]);
  const meanwhile = plannedOf(
    scenarioOf([{ deliver: ['longer'] }, { C: 'STAT', S: '+OK 0 0', proves: ['unseen'] }], { maildrop: [] }),
  );
  const events = await runPlan([meanwhile, COUNTS_NONE], { ...given, limits: { visibleEveryMs: 1 } });
  t.strictSame(
    outcomesOf(events).map(({ outcome }) => outcome),
    ['passed', 'passed'],
  );
  t.equal(sent, ON_TRIAL + 1);
});

/** Which of the same message is the one that is sent to see what becomes of it. */
const ON_TRIAL = 1;

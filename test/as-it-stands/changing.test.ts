import t from 'tap';
import { FAULTS } from '../../fixtures/faults/faults.ts';
import { contentsOf, deliver, failuresOf, mailOf, place, runAsItStands, storeOf } from './serve.ts';

/** Suites that go by several sessions, or by what is there. */
const SUITES = ['stat', 'list', 'numbers', 'uidl', 'update', 'retr'].map((name) => `rfc1939/${name}`);

/** Does something each time that so many commands were said. */
function each(commands: number, act: (time: number) => void): (line: string) => void {
  let said = 0;
  return (line) => {
    if (!/ C: /.test(line)) return;
    said += 1;
    if (said % commands === 0) act(said / commands);
  };
}

t.test('mail that arrives during the run is not held against the server', async (t) => {
  const store = storeOf(mailOf(5));
  const log = each(7, () => {
    deliver(store, 'Subject: new\r\n\r\nmail\r\n');
  });
  const result = await runAsItStands(t, { store, log, options: { suites: SUITES } });
  t.same(failuresOf(result), []);
  t.equal(result.stop, null);
  t.same(contentsOf(store).slice(0, 5), mailOf(5), 'and what was there is there');
});

t.test('mail that somebody else removes during the run is not held against the server', async (t) => {
  const store = storeOf(mailOf(20));
  const log = each(60, (time) => {
    place(store, mailOf(Math.max(1, 20 - 4 * time)));
  });
  const result = await runAsItStands(t, { store, log, options: { suites: SUITES } });
  t.same(failuresOf(result), []);
  const reasons = result.scenarios.map(({ reason }) => reason ?? '');
  t.ok(
    reasons.some((reason) =>
      reason.startsWith('the maildrop changed meanwhile: it held 20 messages, and holds '),
    ),
    'what could not be judged for it says so',
  );
});

t.test('a fault is found though mail arrives', async (t) => {
  const fault = FAULTS.find(({ name }) => name === 'list-of-one-differs');
  if (fault === undefined) throw new Error('There is no such fault');
  const store = storeOf(mailOf(5));
  const log = each(120, () => {
    deliver(store, 'Subject: new\r\n\r\nmail\r\n');
  });
  const failures = failuresOf(await runAsItStands(t, { store, fault, log, options: { suites: SUITES } }));
  t.ok(failures.some((failure) => failure.startsWith('RFC1939-5-LIST-09 ')));
});

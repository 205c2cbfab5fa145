import t from 'tap';
import { initialScope, withGreeting } from '../../../../runner/execute/steps/scope-of.ts';
import { ALICE, FIXTURES } from '../run-plan.ts';

const BOB = { user: 'bob', password: 'builder' };
const [PLAIN, LONGER] = [...FIXTURES.values()];

t.test('accounts, and a password and a name that are wrong', (t) => {
  const scope = initialScope([ALICE, BOB], null);
  t.match(scope, { user: 'alice', password: 'wonderland', second: { user: 'bob', password: 'builder' } });
  t.notOk(['wonderland', 'builder'].includes(scope['wrongPassword'] as string));
  t.notOk(['alice', 'bob'].includes(scope['unknownUser'] as string));
  t.notOk('maildrop' in scope, 'nothing is known of a maildrop that is taken as it stands');
  t.end();
});

t.test('a password that happens to be the wrong one is avoided', (t) => {
  const { wrongPassword } = initialScope([{ user: 'a', password: 'not-the-password' }], null);
  t.not(wrongPassword, 'not-the-password');
  t.end();
});

t.test('an unknown user is unknown in the domain of the account', (t) => {
  t.match(initialScope([{ user: 'a@example.org', password: 'p' }], null), { unknownUser: /.@example\.org$/ });
  t.end();
});

t.test('messages have their numbers and sizes, the first of two alike speaking for both', (t) => {
  const messages = [LONGER, PLAIN, LONGER].flatMap((message) => message ?? []);
  const scope = initialScope([ALICE], { messages, numbers: [2, 3, 1] });
  const octets = messages.map((message) => BigInt(message.octets.length));
  t.strictSame(scope['maildrop'], { count: 3n, octets: octets.reduce((sum, each) => sum + each, 0n) });
  t.strictSame(scope['messages'], {
    longer: { octets: octets[0], lines: 3n, number: 2n },
    plain: { octets: octets[1], lines: 3n, number: 3n },
  });
  t.end();
});

t.test('a greeting is bound under the name of its session', (t) => {
  const line = Buffer.from('+OK ready <1.2@host>');
  t.match(withGreeting({}, 'B', line), { B: { greeting: '+OK ready <1.2@host>', timestamp: '<1.2@host>' } });
  t.match(withGreeting({}, 'A', Buffer.from('+OK')), { A: { greeting: '+OK', timestamp: '' } });
  t.match(withGreeting({}, 'A', null), { A: { greeting: '', timestamp: '' } });
  t.end();
});

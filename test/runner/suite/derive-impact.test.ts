import t from 'tap';
import type { Impact, Scenario } from '../../../runner/model/suite.ts';
import { accountsOf, impactOf, quitsAfterRetrieval } from '../../../runner/suite/derive-impact.ts';

function scenarioOf(steps: Scenario['steps'], impact?: readonly Impact[]): Scenario {
  const base = { id: 'x', title: 'x', why: 'x', maildrop: 'any', state: 'authorization', steps } as const;
  return impact === undefined ? base : { ...base, impact };
}

interface Case {
  readonly title: string;
  readonly steps: Scenario['steps'];
  readonly impact: readonly Impact[];
}

const CASES: readonly Case[] = [
  { title: 'reading mail', steps: [{ C: 'RETR 1', S: '+OK' }], impact: [] },
  { title: 'DELE', steps: [{ C: 'DELE 1', S: '+OK' }], impact: ['deletes'] },
  { title: 'dele in lower case', steps: [{ C: 'dele 1', S: '+OK' }], impact: ['deletes'] },
  {
    title: 'DELE behind another command',
    steps: [{ raw: 'NOOP\r\nDELE 1\r\n', S: '+OK' }],
    impact: ['deletes'],
  },
  {
    title: 'DELE cut into segments',
    steps: [{ segments: ['DE', 10, 'LE 1\r\n'], S: '+OK' }],
    impact: ['deletes'],
  },
  { title: 'DELE in a batch', steps: [{ C: ['NOOP', 'DELE 1'], S: ['+OK', '+OK'] }], impact: ['deletes'] },
  { title: 'a command that only begins like it', steps: [{ C: 'DELEX 1', S: '-ERR' }], impact: [] },
  {
    title: 'the right password',
    steps: [
      { C: 'USER {user}' },
      { C: 'PASS {password}' },
      { C: 'USER {second.user}' },
      { C: 'PASS {second.password}' },
    ],
    impact: [],
  },
  { title: 'PASS before any USER', steps: [{ C: 'PASS {password}', S: '-ERR' }], impact: [] },
  { title: 'a wrong password', steps: [{ C: 'PASS {wrongPassword}' }], impact: ['bad-logins'] },
  {
    title: 'a password with something behind it',
    steps: [{ C: 'pass {password}x' }],
    impact: ['bad-logins'],
  },
  ...['\u00a0', '\u2028', '\ufeff', '\u00ad'].map((character): Case => ({
    title: `a password with U+${character.charCodeAt(0).toString(16)} behind it`,
    steps: [{ C: 'USER {user}' }, { C: `PASS {password}${character}` }],
    impact: ['bad-logins'],
  })),
  {
    title: 'a password with an octet behind it that is no UTF-8',
    steps: [{ C: 'USER {user}' }, { raw: 'PASS {password}\u00ff\r\n' }],
    impact: ['bad-logins'],
  },
  {
    title: 'a name in another form',
    steps: [{ C: 'USER {= fullWidth(user)}' }, { C: 'PASS {password}' }],
    impact: ['bad-logins'],
  },
  { title: 'a name in UTF-8 by itself', steps: [{ C: 'USER zo\u00eb' }], impact: [] },
  { title: 'PASS without a password', steps: [{ C: 'PASS' }], impact: ['bad-logins'] },
  {
    title: 'the right password for another name',
    steps: [{ C: 'USER {unknownUser}' }, { C: 'PASS {password}' }],
    impact: ['bad-logins'],
  },
  {
    title: 'the password of one account for the other',
    steps: [{ C: 'USER {user}' }, { C: 'PASS {second.password}' }],
    impact: ['bad-logins'],
  },
  {
    title: 'names and passwords of different sessions kept apart',
    steps: [{ C: 'USER {unknownUser}' }, { on: 'B', C: 'USER {user}' }, { on: 'B', C: 'PASS {password}' }],
    impact: [],
  },
  { title: 'the right digest', steps: [{ C: 'APOP {user} {= apop(A.timestamp, password)}' }], impact: [] },
  {
    title: 'the right digest of the second account in another session',
    steps: [{ on: 'B', C: 'APOP {second.user} {= apop( B.timestamp, second.password ) }' }],
    impact: [],
  },
  {
    title: 'a digest made with the timestamp of another session',
    steps: [{ C: 'APOP {user} {= apop(B.timestamp, password)}' }],
    impact: ['bad-logins'],
  },
  { title: 'APOP without a digest', steps: [{ C: 'APOP {user}' }], impact: ['bad-logins'] },
  {
    title: 'a wrong password in whatever way it is sent',
    steps: [{ C: 'AUTH PLAIN {= md5(wrongPassword)}' }],
    impact: ['bad-logins'],
  },
  {
    title: 'the right password by AUTH',
    steps: [
      { C: 'AUTH PLAIN {= plain(user, password)}', S: '+OK' },
      { on: 'B', C: 'AUTH CRAM-MD5', S: '+ {challenge:base64}' },
      { on: 'B', C: '{= cramMd5(challenge, second.user, second.password)}', S: '+OK' },
      { on: 'C', C: 'AUTH SCRAM-SHA-1', S: '+ {end}' },
      { on: 'C', C: '{= scramFirst(user, nonce)}', S: '+ {first:base64}' },
      { on: 'C', C: "{= scramFinal('SCRAM-SHA-1', user, password, nonce, first)}", S: '+ {:base64}' },
      { on: 'C', C: '', S: '+OK' },
    ],
    impact: [],
  },
  {
    title: 'AUTH that comes to no response',
    steps: [
      { C: 'AUTH PLAIN', S: '+ {end}' },
      { C: '*', S: '-ERR' },
    ],
    impact: [],
  },
  {
    title: 'another password than the account has, by AUTH',
    steps: [{ C: 'AUTH PLAIN {= plain(user, second.password)}', S: '-ERR' }],
    impact: ['bad-logins'],
  },
  {
    title: 'a response that is none',
    steps: [
      { C: 'AUTH PLAIN', S: { oneOf: ['+ {end}', '-ERR'] } },
      { C: '!!!!', S: '-ERR' },
    ],
    impact: ['bad-logins'],
  },
  {
    title: 'a command behind an AUTH exchange',
    steps: [
      { C: 'AUTH PLAIN', S: '+ {end}' },
      { C: '*', S: '-ERR' },
      { C: 'NOOP', S: '-ERR' },
    ],
    impact: [],
  },
  { title: 'half a minute of silence', steps: [{ silent: 20_000 }, { pause: 10_000 }], impact: [] },
  { title: 'more than half a minute', steps: [{ silent: 20_000 }, { pause: 10_001 }], impact: ['slow'] },
  { title: 'half a minute at most', steps: [{ pause: '{= n}', atMostMs: 30_000 }], impact: [] },
  { title: 'perhaps more than it', steps: [{ pause: '{= n}', atMostMs: 30_001 }], impact: ['slow'] },
  { title: 'pauses between segments', steps: [{ segments: ['A', 31_000, 'B'] }], impact: ['slow'] },
  { title: 'patience with an answer', steps: [{ C: 'STAT', S: '-ERR', withinMs: 60_000 }], impact: [] },
  { title: 'waiting for the server to close', steps: [{ closed: true, withinMs: 60_000 }], impact: ['slow'] },
  {
    title: 'an answer that may rightly never come',
    steps: [{ C: 'STAT', S: { oneOf: ['+OK', { waits: true }] }, withinMs: 60_000 }],
    impact: ['slow'],
  },
  { title: 'NUL', steps: [{ raw: 'NO\0OP\r\n', S: '-ERR' }], impact: ['abuse'] },
  { title: 'a line of 512 octets', steps: [{ C: 'X'.repeat(512), S: '-ERR' }], impact: [] },
  { title: 'a line of 513 octets', steps: [{ raw: 'X'.repeat(513), S: '-ERR' }], impact: ['abuse'] },
  { title: 'a batch of 100', steps: [{ C: Array<string>(100).fill('NOOP') }], impact: [] },
  { title: 'a batch of 101', steps: [{ C: Array<string>(101).fill('NOOP') }], impact: ['abuse'] },
];

for (const { title, steps, impact } of CASES) {
  t.test(`the impact of ${title} is ${impact.join(', ') || 'none'}`, (t) => {
    t.same(impactOf(scenarioOf(steps)), impact);
    t.end();
  });
}

t.test('what is declared comes on top of what is derived, once', (t) => {
  t.same(impactOf(scenarioOf([{ C: 'DELE 1' }], ['slow', 'deletes'])), ['deletes', 'slow']);
  t.end();
});

t.test('a second account is needed when one is opened or spoken of', (t) => {
  t.equal(accountsOf(scenarioOf([{ C: 'USER {user}' }])), 1);
  t.equal(accountsOf(scenarioOf([{ C: 'USER {second.user}' }])), 2);
  t.equal(accountsOf(scenarioOf([{ open: 'B', state: 'transaction', account: 'second' }])), 2);
  t.equal(accountsOf(scenarioOf([{ check: 'user != second.user', otherwise: 'x' }])), 2);
  t.end();
});

t.test('a session that retrieves messages and ends by QUIT may remove them', (t) => {
  const quits = (steps: Scenario['steps'], state: Scenario['state'] = 'transaction'): boolean =>
    quitsAfterRetrieval({ ...scenarioOf(steps), state });
  const retr = { C: 'RETR 1', S: '+OK' } as const;
  const quit = { C: 'QUIT', S: '+OK' } as const;
  t.ok(quits([retr, quit]));
  t.ok(
    quits([
      { C: 'top 1 0', S: '+OK' },
      { raw: 'NOOP\r\nquit\r\n', S: '+OK' },
    ]),
  );
  t.ok(quits([{ C: ['RETR 1', 'QUIT'], S: ['+OK', '+OK'] }]));
  t.ok(quits([{ C: 'PASS {password}', S: '+OK' }, retr, quit], 'authorization'));
  t.ok(
    quits(
      [
        { open: 'B', state: 'transaction' },
        { on: 'B', ...retr },
        { on: 'B', ...quit },
      ],
      'authorization',
    ),
  );
  t.notOk(quits([quit, retr]));
  t.notOk(quits([retr, { close: 'fin' }, { open: 'B', state: 'transaction' }, { on: 'B', ...quit }]));
  t.notOk(quits([{ ...retr, S: '-ERR' }, quit], 'authorization'), 'without a login nothing is retrieved');
  t.end();
});

import t from 'tap';
import type { Scenario } from '../../../../runner/model/suite.ts';
import { impactOf } from '../../../../runner/suite/impact/derive-impact.ts';
import { accountsOf } from '../../../../runner/suite/mentions.ts';
import { checkCases, scenarioOf, type Case } from './case.ts';
function opened(count: number): Scenario['steps'] {
  return Array.from({ length: count }, (_, index) => ({ open: `B${index}`, state: 'authorization' }));
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
    title: 'DELE with QUIT left out',
    steps: [{ C: 'DELE 1', S: '+OK' }, { close: 'reset' }],
    impact: ['deletes'],
  },
  { title: 'DELE in the midst of a row', steps: [{ raw: '\t\u0001DeLe\t1\r\n' }], impact: ['deletes'] },
  { title: 'DELE run together with its number', steps: [{ C: 'DELE1' }], impact: ['deletes'] },
  {
    title: 'DELE behind a bare CR',
    steps: [{ raw: 'NOOP\rDELE 1\r\n', S: '+OK' }],
    impact: ['deletes'],
  },
  {
    title: 'DELE finished by a later step',
    steps: [{ raw: 'DE' }, { pause: 10 }, { raw: 'LE 1\r\n', S: '+OK' }],
    impact: ['deletes'],
  },
  {
    title: 'DELE in the next connection of a session that left a line unfinished',
    steps: [{ raw: 'XX' }, { open: 'A', state: 'transaction' }, { C: 'DELE 1', S: '+OK' }],
    impact: ['deletes'],
  },
  {
    title: 'DELE behind a line that the server may have thrown away',
    steps: [{ raw: 'STLS\r\nXX' }, { tls: 'accepted' }, { C: 'DELE 1', S: '+OK' }],
    impact: ['deletes'],
  },
  {
    title: 'DELE behind more than a server reads at once',
    steps: [{ C: `XYZZ ${'x'.repeat(255)}DELE 1`, S: '-ERR' }],
    impact: ['deletes'],
  },
  { title: 'DELE behind fewer octets', steps: [{ C: `XYZZ ${'x'.repeat(200)}DELE 1` }], impact: [] },
  { title: 'DELE put together', steps: [{ C: "{= 'DE' + 'LE'} 1" }], impact: ['deletes'] },
  {
    title: 'DELE as one of two',
    steps: [{ C: "{= user == 'x' ? 'DELE 1' : 'NOOP'}" }],
    impact: ['deletes', 'bad-logins'],
  },
  {
    title: 'a line that a captured word begins',
    steps: [{ C: '{word} 1' }],
    impact: ['deletes', 'bad-logins'],
  },
  {
    title: 'a keyword that a captured word ends',
    steps: [{ C: 'NO{word}' }],
    impact: ['deletes', 'bad-logins'],
  },
  {
    title: 'an expression over two lines',
    steps: [{ C: "{=\n'DELE 1'}" }],
    impact: ['deletes', 'bad-logins'],
  },
  { title: 'a captured word behind a command', steps: [{ C: 'RETR {word}' }], impact: [] },
  { title: 'a brace in front', steps: [{ C: '{{word}} 1' }], impact: [] },
  {
    title: 'digits and base64 in front of other words',
    steps: [
      { C: '{= md5(word)} 1' },
      { C: '{= base64(word)}' },
      { C: '{= plain(user, password).substring(0, 3)} x' },
    ],
    impact: [],
  },
  {
    title: 'base64 that may spell a keyword before a number',
    steps: [{ C: '{= base64(word)} 1' }],
    impact: ['deletes', 'bad-logins'],
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
  {
    title: 'a command whose length nobody knows',
    steps: [{ C: "XYZZ {= words.map(each, each).join('')}" }],
    impact: ['abuse'],
  },
  {
    title: 'a command that is known to be short',
    steps: [{ C: "XYZZ {= ['a', 'b'].join('')}" }],
    impact: [],
  },
  {
    title: 'a response as long as its mechanism makes it',
    steps: [{ C: 'AUTH PLAIN', S: '+ {end}' }, { C: '*' }],
    impact: [],
  },
  {
    title: '101 commands that nobody waits for',
    steps: [...Array<{ C: string }>(100).fill({ C: 'NOOP' }), { C: 'NOOP', S: '+OK' }],
    impact: ['abuse'],
  },
  {
    title: '101 commands in octets',
    steps: [{ raw: 'NOOP\r\n'.repeat(101), S: '+OK' }],
    impact: ['abuse'],
  },
  {
    title: '101 commands one by one',
    steps: Array<{ C: string; S: string }>(101).fill({ C: 'NOOP', S: '+OK' }),
    impact: [],
  },
  { title: 'eleven sessions', steps: opened(10), impact: ['abuse'] },
  { title: 'ten sessions', steps: opened(9), impact: [] },
  { title: 'a batch of 101', steps: [{ C: Array<string>(101).fill('NOOP') }], impact: ['abuse'] },
];
checkCases(t, CASES);

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

import t from 'tap';
import { unsolicited, wireRules } from '../../../runner/judge/wire-rules.ts';
import type { Observation } from '../../../runner/model/observation.ts';
import { PARTIAL_LIMIT } from '../../../runner/pop3/limits.ts';
import { body, closed, limit, multiLine, reply, timeout } from './observations.ts';

function broken(
  commandLine: string | null,
  observation: Observation,
  greeting = false,
): readonly (string | null)[] {
  return wireRules({ commandLine, greeting, observation })
    .filter(({ outcome }) => outcome === 'failed')
    .map(({ requirement }) => requirement);
}

t.test('a well-formed reply breaks no rule', async (t) => {
  t.strictSame(broken('NOOP', reply('+OK')), []);
  t.strictSame(broken('NOOP', reply('+OK ')), []);
  t.strictSame(broken('NOOP', reply('-ERR [IN-USE] x')), []);
  t.strictSame(broken(null, reply('+OK <1@h>'), true), []);
  t.strictSame(
    broken('RETR 1', multiLine('+OK', 'a\nb\r\n', { bareLfCount: 1 })),
    [],
    'a lone LF in a message',
  );
  t.strictSame(broken('NOOP', reply(`+OK ${'x'.repeat(506)}`)), [], '512 octets');
  t.strictSame(broken('AUTH PLAIN', reply('+ ')), [], 'a continuation');
});

t.test('each malformation breaks its own rule', async (t) => {
  const rows: readonly (readonly [string, Observation, string])[] = [
    ['NOOP', reply('OK'), 'RFC1939-3-RESPONSE-01'],
    ['NOOP', reply('+ok'), 'RFC1939-3-RESPONSE-07'],
    ['NOOP', reply('-Err x'), 'RFC1939-3-RESPONSE-07'],
    ['NOOP', reply('+OKay'), 'RFC1939-3-RESPONSE-02'],
    ['NOOP', reply('+OK', { lineEnd: 'lf' }), 'RFC1939-3-RESPONSE-05'],
    ['NOOP', reply(`+OK ${'x'.repeat(507)}`), 'RFC1939-3-RESPONSE-06'],
    ['RETR 1', multiLine('+OK', 'x\r\n', { unstuffedLines: 1 }), 'RFC1939-3-MULTILINE-03'],
    ['LIST', multiLine('+OK', '1 2\n2 3\r\n', { bareLfCount: 1 }), 'RFC1939-3-MULTILINE-01'],
    ['LANG', multiLine('+OK', 'en\nde\r\n', { bareLfCount: 1 }), 'RFC1939-3-MULTILINE-01'],
    ['NOOP', reply('+OK', { surplus: Buffer.from('+OK\r\n') }), 'RFC1939-3-RESPONSE-08'],
    ['NOOP', reply('+OK', { surplus: Buffer.from('text\r\n.\r\n') }), 'RFC1939-3-MULTILINE-07'],
    ['NOOP', reply('+OK', { surplus: Buffer.from('.\r\n') }), 'RFC1939-3-MULTILINE-07'],
    ['NOOP', reply('+OK', { surplus: Buffer.from('* you have mail\r\n') }), 'RFC1939-3-RESPONSE-09'],
    ['RETR 9', reply('-ERR', { surplus: Buffer.from('.\r\n') }), 'RFC1939-3-MULTILINE-06'],
    ['RETR 9', reply('-ERR', { surplus: Buffer.from('sorry\r\n') }), 'RFC1939-3-RESPONSE-09'],
    [
      'RETR 1',
      reply('+OK', { body: body('x\r\n'), surplus: Buffer.from('y\r\n.\r\n') }),
      'RFC1939-3-MULTILINE-04',
    ],
    ['RETR 1', reply('+OK', { body: body('x\r\n'), surplus: Buffer.from('.\r\n') }), 'RFC1939-3-RESPONSE-09'],
    [
      'RETR 1',
      reply('+OK', { body: body('x\r\n'), surplus: Buffer.from('rest\r\n') }),
      'RFC1939-3-RESPONSE-09',
    ],
    ['QUIT', reply('+OK', { surplus: Buffer.from('bye\r\n') }), 'RFC1939-6-QUIT-09'],
    ['NOOP', limit('+OK xxx'), 'RFC1939-3-RESPONSE-06'],
    ['LIST', timeout('+OK\r\n1 2\n.\n'), 'RFC1939-3-MULTILINE-02'],
    ['LIST', timeout('+OK\r\n1 2\n.\r\n'), 'RFC1939-3-MULTILINE-02'],
    ['LIST', timeout('+OK\r\n1 2\r\n.\n'), 'RFC1939-3-MULTILINE-02'],
  ];
  for (const [command, observation, rule] of rows) t.strictSame(broken(command, observation), [rule], rule);
});

t.test('only what a reply can show counts as kept', async (t) => {
  const kept = (commandLine: string, observation: Observation): readonly (string | null)[] =>
    wireRules({ commandLine, greeting: false, observation }).map(({ requirement }) => requirement);
  const multiLineRules = (commandLine: string, observation: Observation): readonly (string | null)[] =>
    kept(commandLine, observation).filter((rule) => rule?.includes('MULTILINE'));
  t.strictSame(multiLineRules('NOOP', reply('+OK')), ['RFC1939-3-MULTILINE-07']);
  t.strictSame(multiLineRules('RETR 9', reply('-ERR')), ['RFC1939-3-MULTILINE-06']);
  t.strictSame(multiLineRules('RETR 1', multiLine('+OK', 'x\r\n')), ['RFC1939-3-MULTILINE-02']);
  t.strictSame(multiLineRules('RETR 1', multiLine('+OK', 'x\r\n.y\r\n')), [
    'RFC1939-3-MULTILINE-02',
    'RFC1939-3-MULTILINE-03',
  ]);
  t.ok(kept('QUIT', reply('+OK')).includes('RFC1939-6-QUIT-09'));
});

t.test('the greeting has its own rules', async (t) => {
  t.strictSame(broken(null, reply('220 ready'), true), ['RFC1939-4-GREETING-01']);
  t.strictSame(broken(null, reply('-ERR too busy'), true), ['RFC1939-4-GREETING-01']);
  t.strictSame(broken(null, reply('+ '), true), ['RFC1939-4-GREETING-01']);
  t.strictSame(broken(null, reply('+OKready'), true), ['RFC1939-4-GREETING-03']);
  t.strictSame(broken(null, reply('+OK', { surplus: Buffer.from('more\r\n') }), true), [
    'RFC1939-4-GREETING-02',
  ]);
});

t.test(
  'a line right before the server ends the connection is a farewell, not a second response',
  async (t) => {
    const leaving = (text: string, endedBehind = true): Observation =>
      reply('-ERR', { surplus: Buffer.from(text), endedBehind });
    const farewell = '-ERR too many refused logins\r\n';
    t.strictSame(broken('PASS x', leaving(farewell)), []);
    t.strictSame(broken('PASS x', leaving('too many refused logins')), []);
    t.strictSame(broken('PASS x', leaving(farewell, false)), ['RFC1939-3-RESPONSE-08'], 'it stays');
    t.strictSame(broken('PASS x', leaving('+OK\r\n')), ['RFC1939-3-RESPONSE-08'], 'nothing positive');
    t.strictSame(broken('NOOP', leaving('-ERR\r\n-ERR\r\n')), ['RFC1939-3-RESPONSE-08'], 'two are too many');
    t.strictSame(broken('RETR 9', leaving('text\r\n.\r\n')), ['RFC1939-3-MULTILINE-06'], 'a multi-line part');
    t.strictSame(broken('RETR 9', leaving('.\r\n')), ['RFC1939-3-MULTILINE-06'], 'a terminator');
    t.strictSame(broken('QUIT', leaving(farewell)), ['RFC1939-6-QUIT-09'], 'QUIT is the leave');
    t.strictSame(broken(null, leaving(farewell), true), ['RFC1939-4-GREETING-01', 'RFC1939-4-GREETING-02']);
  },
);

t.test('a reply that is merely late or cut is no wire rule of its own', async (t) => {
  t.strictSame(broken('LIST', timeout('+OK\r\n1 2\r\n')), []);
  t.strictSame(broken('NOOP', timeout('')), []);
  t.strictSame(broken('LIST', timeout(`+OK\r\n${'x'.repeat(PARTIAL_LIMIT)}\n.\n`)), [], 'cut by us');
  t.strictSame(broken('RETR 1', limit('+OK\r\nxxx')), []);
  t.strictSame(broken('LIST', closed('+OK\r\n')), []);
});

t.test('octets that nobody asked for are seen', async (t) => {
  t.match(unsolicited(Buffer.from('+OK\r\n')), [{ requirement: 'RFC1939-3-RESPONSE-09', outcome: 'failed' }]);
  t.match(unsolicited(Buffer.alloc(0)), [{ requirement: 'RFC1939-3-RESPONSE-09', outcome: 'passed' }]);
});

import fc from 'fast-check';
import t from 'tap';
import { markedCount, observe, openLedger } from '../../../runner/judge/ledger.ts';
import type { Ledger } from '../../../runner/judge/ledger.ts';
import type { Observation } from '../../../runner/model/observation.ts';
import { multiLine, reply } from './observations.ts';

/** An exchange: the command and what the server answered. */
type Exchange = readonly [string, Observation];

const LOGIN: Exchange = ['PASS x', reply('+OK')];

function failed(exchanges: readonly Exchange[], finalEolKnown = true): readonly string[] {
  let ledger: Ledger = openLedger();
  const broken: string[] = [];
  for (const [commandLine, observation] of exchanges) {
    const seen = observe(ledger, { commandLine, observation, finalEolKnown: () => finalEolKnown });
    ledger = seen.ledger;
    for (const { outcome, requirement } of seen.findings)
      if (outcome === 'failed') broken.push(requirement ?? 'none');
  }
  return broken;
}

const LIST: Exchange = ['LIST', multiLine('+OK', '1 10\r\n2 20\r\n3 30\r\n')];
const UIDL: Exchange = ['UIDL', multiLine('+OK', '1 a\r\n2 b\r\n3 c\r\n')];
const DELE2: Exchange = ['DELE 2', reply('+OK')];

t.test('each contradiction breaks its own requirement', async (t) => {
  const rows: readonly (readonly [string, readonly Exchange[]])[] = [
    ['RFC1939-5-STAT-06', [LIST, ['STAT', reply('+OK 2 60')]]],
    ['RFC1939-5-STAT-07', [LIST, ['STAT', reply('+OK 3 61')]]],
    ['RFC1939-5-STAT-04', [LIST, DELE2, ['STAT', reply('+OK 3 40')]]],
    ['RFC1939-5-STAT-05', [LIST, DELE2, ['STAT', reply('+OK 2 60')]]],
    ['RFC1939-4-NUMBERING-05', [LIST, ['STAT', reply('+OK 4 99')]]],
    ['RFC1939-4-NUMBERING-01', [['LIST', multiLine('+OK', '1 10\r\n3 30\r\n')]]],
    ['RFC1939-4-NUMBERING-01', [DELE2, ['LIST', multiLine('+OK', '1 10\r\n4 30\r\n')]]],
    ['RFC1939-4-NUMBERING-03', [LIST, ['LIST', multiLine('+OK', '1 10\r\n2 21\r\n3 30\r\n')]]],
    ['RFC1939-5-LIST-04', [LIST, ['LIST', multiLine('+OK', '1 10\r\n2 20\r\n')]]],
    ['RFC1939-5-LIST-05', [['LIST', multiLine('+OK', '1 10\r\n1 10\r\n')]]],
    ['RFC1939-5-LIST-09', [LIST, ['LIST 2', reply('+OK 2 21')]]],
    ['RFC1939-5-LIST-13', [LIST, DELE2, LIST]],
    ['RFC1939-5-LIST-14', [DELE2, ['LIST 2', reply('+OK 2 20')]]],
    ['RFC1939-5-LIST-15', [['LIST 0', reply('+OK 0 0')]]],
    ['RFC1939-5-LIST-16', [LIST, ['LIST 4', reply('+OK 4 1')]]],
    ['RFC1939-5-RETR-04', [LIST, ['RETR 1', multiLine('+OK', '12345678901\r\n')]]],
    [
      'RFC1939-5-RETR-08',
      [
        ['RETR 1', multiLine('+OK', 'a\r\n')],
        ['RETR 1', multiLine('+OK', 'b\r\n')],
      ],
    ],
    ['RFC1939-5-RETR-10', [DELE2, ['RETR 2', multiLine('+OK', 'a\r\n')]]],
    ['RFC1939-5-DELE-06', [DELE2, DELE2]],
    ['RFC1939-5-DELE-09', [LIST, ['DELE 4', reply('+OK')]]],
    ['RFC1939-7-TOP-12', [DELE2, ['TOP 2 0', multiLine('+OK', 'a\r\n')]]],
    ['RFC1939-7-UIDL-12', [UIDL, ['UIDL', multiLine('+OK', '1 a\r\n2 x\r\n3 c\r\n')]]],
    ['RFC1939-7-UIDL-18', [UIDL, ['UIDL 2', reply('+OK 2 x')]]],
    ['RFC1939-7-UIDL-21', [UIDL, DELE2, UIDL]],
    ['RFC1939-7-UIDL-22', [DELE2, ['UIDL 2', reply('+OK 2 b')]]],
  ];
  for (const [requirement, exchanges] of rows)
    t.strictSame(failed([LOGIN, ...exchanges]), [requirement], requirement);
  t.strictSame(failed([['STAT', reply('+OK 1 1')]]), ['RFC1939-3-STATE-02'], 'before login');
});

t.test('what another legal reading explains is not held against the server', async (t) => {
  const rows: readonly (readonly [string, readonly Exchange[]])[] = [
    ['extra text', [LIST, ['STAT', reply('+OK 3 60 octets')]]],
    ['any order', [LIST, ['LIST', multiLine('+OK', '3 30\r\n1 10\r\n2 20\r\n')]]],
    ['leading zeros in the command', [DELE2, ['LIST 02', reply('+OK 2 20')]]],
    ['surplus argument', [DELE2, ['LIST 2 x', reply('+OK 2 20')]]],
    ['marks gone after RSET', [LIST, DELE2, ['RSET', reply('+OK')], LIST, ['STAT', reply('+OK 3 60')]]],
    ['a refused DELE marks nothing', [LIST, ['DELE 2', reply('-ERR')], LIST]],
    ['a malformed listing teaches nothing', [['LIST', multiLine('+OK', '1 x\r\n')], LIST]],
    [
      'AUTH is not followed',
      [
        ['AUTH PLAIN', reply('+OK')],
        ['STAT', reply('+OK 1 1')],
      ],
    ],
  ];
  for (const [name, exchanges] of rows) t.strictSame(failed([LOGIN, ...exchanges]), [], name);
  const open: readonly Exchange[] = [LOGIN, LIST, ['RETR 1', multiLine('+OK', '1234567890\r\n')]];
  t.strictSame(failed(open, false), [], 'a line end that the server added need not count');
  t.strictSame(failed(open, true), ['RFC1939-5-RETR-04']);
});

t.test('a correct server is never accused, whatever the client does', async () => {
  const sizes = fc.array(fc.integer({ min: 2, max: 50 }), { maxLength: 5 });
  const command = fc.record({
    keyword: fc.constantFrom(
      'STAT',
      'LIST',
      'UIDL',
      'RSET',
      'NOOP',
      'LIST n',
      'UIDL n',
      'RETR n',
      'DELE n',
      'TOP n',
    ),
    number: fc.integer({ min: 0, max: 6 }),
  });
  fc.assert(
    fc.property(sizes, fc.array(command, { maxLength: 30 }), (messages, commands) => {
      const marked = new Set<number>();
      const exchanges = commands.map(({ keyword, number }): Exchange => {
        const line = keyword === 'TOP n' ? `TOP ${number} 0` : keyword.replace('n', String(number));
        return [line, answer({ messages, marked, keyword, number })];
      });
      return failed([LOGIN, ...exchanges]).length === 0;
    }),
  );
});

t.test('marks are counted for those who have to take them back', async (t) => {
  let ledger = openLedger();
  for (const [commandLine, observation] of [LOGIN, LIST, DELE2, ['DELE 3', reply('+OK')]] as const) {
    ledger = observe(ledger, { commandLine, observation }).ledger;
  }
  t.equal(markedCount(ledger), 2);
});

interface Asked {
  readonly messages: readonly number[];
  readonly marked: Set<number>;
  readonly keyword: string;
  readonly number: number;
}

/** A maildrop as RFC 1939 describes it, written for this test alone. */
function answer({ messages, marked, keyword, number }: Asked): Observation {
  const live = messages.map((size, index) => ({ n: index + 1, size })).filter(({ n }) => !marked.has(n));
  const here = live.find(({ n }) => n === number);
  const total = live.reduce((sum, { size }) => sum + size, 0);
  if (keyword.endsWith(' n') && here === undefined) return reply('-ERR no such message');
  const content = `${'x'.repeat((here?.size ?? 2) - 2)}\r\n`;
  switch (keyword) {
    case 'STAT':
      return reply(`+OK ${live.length} ${total}`);
    case 'LIST':
      return multiLine('+OK', live.map(({ n, size }) => `${n} ${size}\r\n`).join(''));
    case 'UIDL':
      return multiLine('+OK', live.map(({ n }) => `${n} id${n}\r\n`).join(''));
    case 'LIST n':
      return reply(`+OK ${number} ${here?.size ?? 0}`);
    case 'UIDL n':
      return reply(`+OK ${number} id${number}`);
    case 'RETR n':
      return multiLine('+OK', content);
    case 'TOP n':
      return multiLine('+OK', '\r\n');
    case 'DELE n':
      marked.add(number);
      return reply('+OK');
    case 'RSET':
      marked.clear();
      return reply('+OK');
    default:
      return reply('+OK');
  }
}

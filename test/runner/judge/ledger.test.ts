import t from 'tap';
import { markedCount, observe, openLedger } from '../../../runner/judge/ledger.ts';
import type { Ledger } from '../../../runner/judge/ledger.ts';
import type { Observation } from '../../../runner/model/observation.ts';
import { body, multiLine, reply, timeout } from './observations.ts';

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
const RSET: Exchange = ['RSET', reply('+OK')];
const GROWN: Exchange = ['LIST', multiLine('+OK', '1 10\r\n2 20\r\n3 30\r\n4 40\r\n')];
const WITHOUT3: Exchange = ['LIST', multiLine('+OK', '1 10\r\n2 20\r\n')];

t.test('each contradiction breaks its own requirement', async (t) => {
  const rows: readonly (readonly [string, readonly Exchange[]])[] = [
    ['RFC1939-5-STAT-06', [LIST, ['STAT', reply('+OK 2 60')]]],
    ['RFC1939-5-STAT-07', [LIST, ['STAT', reply('+OK 3 61')]]],
    ['RFC1939-5-STAT-04', [LIST, DELE2, ['STAT', reply('+OK 3 40')]]],
    ['RFC1939-5-STAT-05', [LIST, DELE2, ['STAT', reply('+OK 2 60')]]],
    ['RFC1939-5-STAT-06', [LIST, ['STAT', reply('+OK 4 60')]]],
    ['RFC1939-5-STAT-06', [LIST, ['STAT', reply('+OK 4 99')], LIST]],
    ['RFC1939-5-STAT-06', [['STAT', reply('+OK 4 99')], LIST]],
    ['RFC1939-5-STAT-06', [['STAT', reply('+OK 2 50')], LIST]],
    ['RFC1939-5-STAT-07', [['STAT', reply('+OK 3 61')], LIST]],
    ['RFC1939-5-STAT-07', [LIST, DELE2, ['STAT', reply('+OK 2 41')]]],
    ['RFC1939-4-NUMBERING-05', [LIST, GROWN]],
    ['RFC1939-4-NUMBERING-01', [LIST, ['LIST', multiLine('+OK', '1 10\r\n2 20\r\n3 30\r\n9 1\r\n')]]],
    [
      'RFC1939-4-NUMBERING-02',
      [LIST, ['DELE 1', reply('+OK')], ['LIST', multiLine('+OK', '1 20\r\n2 30\r\n')]],
    ],
    [
      'RFC1939-4-NUMBERING-02',
      [UIDL, ['DELE 1', reply('+OK')], ['UIDL', multiLine('+OK', '1 b\r\n2 c\r\n')]],
    ],
    ['RFC1939-4-NUMBERING-01', [['LIST', multiLine('+OK', '1 10\r\n3 30\r\n')]]],
    ['RFC1939-4-NUMBERING-01', [DELE2, ['LIST', multiLine('+OK', '1 10\r\n4 30\r\n')]]],
    ['RFC1939-4-NUMBERING-03', [LIST, ['LIST', multiLine('+OK', '1 10\r\n2 21\r\n3 30\r\n')]]],
    ['RFC1939-5-LIST-04', [LIST, ['LIST', multiLine('+OK', '1 10\r\n2 20\r\n')]]],
    ['RFC1939-5-LIST-05', [['LIST', multiLine('+OK', '1 10\r\n1 10\r\n')]]],
    ['RFC1939-5-LIST-09', [LIST, ['LIST 2', reply('+OK 2 21')]]],
    ['RFC1939-5-LIST-13', [LIST, DELE2, LIST]],
    ['RFC1939-5-LIST-14', [DELE2, ['LIST 2', reply('+OK 2 20')]]],
    ['RFC1939-5-LIST-15', [['LIST 0', reply('+OK 0 0')]]],
    ['RFC1939-5-LIST-16', [LIST, ['LIST 4', reply('+OK 4 1')], LIST]],
    ['RFC1939-5-LIST-16', [LIST, ['LIST 4', reply('+OK 4 1')], ['STAT', reply('+OK 3 60')]]],
    ['RFC1939-5-LIST-16', [LIST, ['LIST 99999', reply('+OK 99999 1')]]],
    ['RFC1939-5-LIST-09', [LIST, ['LIST 2', reply('+OK 1 10')]]],
    ['RFC1939-4-NUMBERING-10', [['LIST 4294967297', reply('+OK 1 10')]]],
    ['RFC1939-4-NUMBERING-10', [['UIDL 65538', reply('+OK 2 b')]]],
    ['RFC1939-5-LIST-09', [['LIST 2', reply('+OK 2 21')], LIST]],
    [
      'RFC1939-4-NUMBERING-03',
      [
        ['LIST 2', reply('+OK 2 21')],
        ['LIST 2', reply('+OK 2 20')],
      ],
    ],
    ['RFC1939-5-RETR-04', [LIST, ['RETR 1', multiLine('+OK', '12345678901\r\n')]]],
    ['RFC1939-5-RETR-04', [['RETR 1', multiLine('+OK', '12345678901\r\n')], LIST]],
    [
      'RFC1939-5-RETR-04',
      [
        ['RETR 1', multiLine('+OK', '12345678901\r\n')],
        ['LIST 1', reply('+OK 1 10')],
      ],
    ],
    ['RFC1939-5-RETR-09', [LIST, ['RETR 3', multiLine('+OK', 'x'.repeat(28) + '\r\n')], WITHOUT3]],
    [
      'RFC1939-5-RETR-09',
      [LIST, ['RETR 3', multiLine('+OK', 'x'.repeat(28) + '\r\n')], ['STAT', reply('+OK 2 30')]],
    ],
    ['RFC1939-7-TOP-11', [LIST, ['TOP 3 0', multiLine('+OK', '\r\n')], WITHOUT3]],
    ['RFC1939-5-DELE-12', [LIST, ['DELE 3', reply('-ERR')], WITHOUT3]],
    ['RFC1939-5-DELE-03', [LIST, DELE2, ['LIST', multiLine('+OK', '1 10\r\n')]]],
    ['RFC1939-5-DELE-07', [LIST, DELE2, ['DELE 2', reply('-ERR')], LIST]],
    ['RFC1939-5-RSET-02', [LIST, ['DELE 3', reply('+OK')], RSET, WITHOUT3]],
    ['RFC1939-5-RSET-02', [LIST, ['DELE 3', reply('+OK')], RSET, ['STAT', reply('+OK 2 30')]]],
    [
      'RFC1939-7-TOP-08',
      [
        ['RETR 1', multiLine('+OK', 'a: b\r\n\r\nc\r\n')],
        ['TOP 1 1', multiLine('+OK', 'a: b\r\n\r\nd\r\n')],
      ],
    ],
    [
      'RFC1939-5-RETR-08',
      [
        ['RETR 1', multiLine('+OK', 'a\r\n')],
        ['RETR 1', multiLine('+OK', 'b\r\n')],
      ],
    ],
    ['RFC1939-5-RETR-10', [DELE2, ['RETR 2', multiLine('+OK', 'a\r\n')]]],
    ['RFC1939-5-DELE-06', [DELE2, DELE2]],
    ['RFC1939-5-DELE-08', [['DELE 0', reply('+OK')]]],
    ['RFC1939-5-DELE-09', [LIST, ['DELE 99999', reply('+OK')]]],
    ['RFC1939-7-TOP-12', [DELE2, ['TOP 2 0', multiLine('+OK', 'a\r\n')]]],
    ['RFC1939-7-UIDL-12', [UIDL, ['UIDL', multiLine('+OK', '1 a\r\n2 x\r\n3 c\r\n')]]],
    ['RFC1939-7-UIDL-18', [UIDL, ['UIDL 2', reply('+OK 2 x')]]],
    ['RFC1939-7-UIDL-18', [['UIDL 2', reply('+OK 2 x')], UIDL]],
    ['RFC1939-7-UIDL-18', [UIDL, ['UIDL 2', reply('+OK 1 a')]]],
    [
      'RFC1939-7-UIDL-12',
      [
        ['UIDL 2', reply('+OK 2 x')],
        ['UIDL 2', reply('+OK 2 y')],
      ],
    ],
    ['RFC1939-7-UIDL-11', [LIST, ['UIDL', multiLine('+OK', '1 a\r\n2 b\r\n3 a\r\n')]]],
    ['RFC1939-7-UIDL-08', [['UIDL', multiLine('+OK', '1 a\r\n2 b c\r\n')]]],
    ['RFC1939-7-UIDL-09', [['UIDL', multiLine('+OK', `1 ${'x'.repeat(71)}\r\n`)]]],
    ['RFC1939-7-UIDL-09', [['UIDL', multiLine('+OK', '1 \r\n')]]],
    ['RFC1939-7-UIDL-10', [['UIDL', multiLine('+OK', '1 a\xe9\r\n')]]],
    ['RFC1939-7-UIDL-04', [LIST, ['UIDL', multiLine('+OK', '1 a\r\n2 b\r\n')]]],
    ['RFC1939-3-STATE-02', [['PASS x', reply('+OK')]]],
    ['RFC1939-3-STATE-02', [['USER x', reply('+OK')]]],
    ['RFC1939-7-UIDL-21', [UIDL, DELE2, UIDL]],
    ['RFC1939-7-UIDL-22', [DELE2, ['UIDL 2', reply('+OK 2 b')]]],
  ];
  for (const [requirement, exchanges] of rows)
    t.strictSame(
      failed([LOGIN, ...exchanges]),
      [requirement],
      `${requirement}: ${exchanges.map(([line]) => line).join(', ')}`,
    );
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
      'new mail after LIST',
      [LIST, ['STAT', reply('+OK 4 100')], ['UIDL', multiLine('+OK', '1 a\r\n2 b\r\n3 c\r\n4 d\r\n')]],
    ],
    ['new mail after STAT', [['STAT', reply('+OK 3 60')], GROWN, ['STAT', reply('+OK 4 100')]]],
    ['new mail that is asked for', [LIST, ['LIST 4', reply('+OK 4 40')], ['UIDL 4', reply('+OK 4 d')]]],
    ['new mail that is marked', [LIST, ['DELE 4', reply('+OK')], ['STAT', reply('+OK 3 60')], LIST]],
    ['new mail instead of the marked one', [LIST, DELE2, ['STAT', reply('+OK 3 80')]]],
    [
      'a surplus argument to DELE',
      [
        LIST,
        ['DELE 2 x', reply('+OK')],
        ['LIST', multiLine('+OK', '1 10\r\n3 30\r\n')],
        ['STAT', reply('+OK 2 40')],
        ['RETR 2', reply('-ERR')],
      ],
    ],
    [
      'leading zeros to DELE',
      [
        LIST,
        ['DELE 02', reply('+OK')],
        ['STAT', reply('+OK 2 40')],
        ['UIDL', multiLine('+OK', '1 a\r\n3 c\r\n')],
      ],
    ],
    [
      'a surplus argument to RSET',
      [LIST, DELE2, ['RSET x', reply('+OK')], LIST, ['LIST 2', reply('+OK 2 20')]],
    ],
    ['an unknown command', [LIST, DELE2, ['XUNDO', reply('+OK')], LIST, ['STAT', reply('+OK 3 60')]]],
    ['an unanswered DELE', [LIST, ['DELE 2', timeout('')], ['LIST', multiLine('+OK', '1 10\r\n3 30\r\n')]]],
    [
      'an answer to something else',
      [LIST, ['NOOP', reply('+OK', { surplus: Buffer.from('+OK 9 9\r\n') })], ['STAT', reply('+OK 9 9')]],
    ],
    [
      'content that the wire rules have told to be wrong',
      [LIST, ['RETR 1', multiLine('+OK', 'a\r\n', { unstuffedLines: 1 })]],
    ],
    [
      'content that goes on behind a lone dot',
      [LIST, ['RETR 1', reply('+OK', { body: body('a\r\n'), surplus: Buffer.from('b\r\n.\r\n') })]],
    ],
    [
      'nothing after QUIT',
      [
        ['QUIT', reply('+OK')],
        ['STAT', reply('+OK 9 9')],
      ],
    ],
    [
      'LIST by CR and LF of its own',
      [['LIST', multiLine('+OK', '1 10\n2 20\r\n', { bareLfCount: 1 })], LIST],
    ],
    [
      'copies with one unique-id',
      [
        ['LIST', multiLine('+OK', '1 10\r\n2 10\r\n')],
        ['UIDL', multiLine('+OK', '1 a\r\n2 a\r\n')],
      ],
    ],
    [
      'a blank line by TOP alone',
      [
        ['RETR 1', multiLine('+OK', 'a: b\r\n')],
        ['TOP 1 0', multiLine('+OK', 'a: b\r\n\r\n')],
      ],
    ],
    ['a space behind the unique-id', [['UIDL', multiLine('+OK', '1 a \r\n')]]],
    ['lower case', [LIST, ['dele 2', reply('+OK')], ['LIST', multiLine('+OK', '1 10\r\n3 30\r\n')]]],
    [
      'a first LIST with marks',
      [
        DELE2,
        ['LIST', multiLine('+OK', '1 10\r\n3 30\r\n')],
        ['STAT', reply('+OK 2 40')],
        RSET,
        ['STAT', reply('+OK 3 60')],
        LIST,
      ],
    ],
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

t.test('marks are counted for those who have to take them back', async (t) => {
  let ledger = openLedger();
  for (const [commandLine, observation] of [LOGIN, LIST, DELE2, ['DELE 3', reply('+OK')]] as const) {
    ledger = observe(ledger, { commandLine, observation }).ledger;
  }
  t.equal(markedCount(ledger), 2);
  const strayed = observe(openLedger(), { commandLine: 'PASS x', observation: reply('+OK') }).ledger;
  const { ledger: unsure } = observe(strayed, { commandLine: 'DELE 01', observation: reply('+OK') });
  t.equal(markedCount(unsure), 1, 'something may be marked');
  const stray = reply('+OK', { surplus: Buffer.from('+OK\r\n') });
  t.equal(markedCount(observe(openLedger(), { commandLine: 'PASS x', observation: stray }).ledger), 1);
});

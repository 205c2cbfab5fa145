import t from 'tap';
import { observe, openLedger } from '../../../runner/judge/ledger.ts';
import type { Ledger } from '../../../runner/judge/ledger.ts';
import type { Observation } from '../../../runner/model/observation.ts';
import { multiLine, reply } from './observations.ts';

/** An exchange: the command and what the server answered. */
type Exchange = readonly [string, Observation];

const LOGIN: Exchange = ['PASS x', reply('+OK')];
const LIST: Exchange = ['LIST', multiLine('+OK', '1 10\r\n2 20\r\n3 30\r\n')];
const GROWN: Exchange = ['LIST', multiLine('+OK', '1 10\r\n2 20\r\n3 30\r\n4 40\r\n')];

function failed(exchanges: readonly Exchange[], mayNeedUtf8: () => boolean): readonly string[] {
  let ledger: Ledger = openLedger();
  const broken: string[] = [];
  for (const [commandLine, observation] of exchanges) {
    const seen = observe(ledger, { commandLine, observation, finalEolKnown: () => true, mayNeedUtf8 });
    ledger = seen.ledger;
    for (const { outcome, requirement } of seen.findings)
      if (outcome === 'failed') broken.push(requirement ?? 'none');
  }
  return broken;
}

t.test('where messages may need UTF-8 mode, RFC 6856 says what has to agree', async (t) => {
  const UTF8: Exchange = ['UTF8', reply('+OK')];
  const other: readonly Exchange[] = [
    ['RETR 1', multiLine('+OK', 'a: b\r\n\r\nc\r\n')],
    ['RETR 1', multiLine('+OK', 'a: x\r\n\r\nc\r\n')],
  ];
  const top: readonly Exchange[] = [other[0] ?? LIST, ['TOP 1 0', multiLine('+OK', 'a: x\r\n\r\n')]];
  const rows: readonly (readonly [string, readonly Exchange[], readonly string[]])[] = [
    ['size without the mode', [LOGIN, LIST, ['RETR 1', multiLine('+OK', 'a\r\n')]], ['RFC6856-2.1-SIZE-02']],
    ['size in the mode', [UTF8, LOGIN, LIST, ['RETR 1', multiLine('+OK', 'a\r\n')]], ['RFC6856-2.1-SIZE-01']],
    [
      'UTF8 refused',
      [['UTF8', reply('-ERR')], LOGIN, LIST, ['RETR 1', multiLine('+OK', 'a\r\n')]],
      ['RFC6856-2.1-SIZE-02'],
    ],
    ['another surrogate', [LOGIN, ...other], ['RFC6856-2.1-SURROGATE-05']],
    ['another message', [UTF8, LOGIN, ...other], ['RFC1939-5-RETR-08']],
    ['TOP of another surrogate', [LOGIN, ...top], ['RFC6856-2.1-SURROGATE-04']],
    ['TOP of another message', [UTF8, LOGIN, ...top], ['RFC1939-7-TOP-08']],
    ['another sum', [LOGIN, LIST, ['STAT', reply('+OK 3 61')]], []],
    ['another sum before LIST', [LOGIN, ['STAT', reply('+OK 3 61')], LIST], []],
    ['more messages and another sum', [LOGIN, ['STAT', reply('+OK 2 9')], LIST], []],
    [
      'new mail and another sum',
      [LOGIN, LIST, ['STAT', reply('+OK 4 9')], GROWN],
      ['RFC1939-4-NUMBERING-05'],
    ],
    ['another number', [LOGIN, LIST, ['STAT', reply('+OK 2 60')]], ['RFC1939-5-STAT-06']],
    ['more than there are', [LOGIN, LIST, ['STAT', reply('+OK 4 60')], LIST], ['RFC1939-5-STAT-06']],
  ];
  for (const [name, exchanges, broken] of rows)
    t.strictSame(
      failed(exchanges, () => true),
      broken,
      name,
    );
  t.strictSame(
    failed([LOGIN, LIST, ['STAT', reply('+OK 3 61')]], () => false),
    ['RFC1939-5-STAT-07'],
    'messages that do not need it are judged as ever',
  );
});

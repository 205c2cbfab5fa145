import t from 'tap';
import { find } from '../../../runner/cli/explain/find.ts';
import type { Knowledge } from '../../../runner/cli/explain/knowledge.ts';
import { stepLines } from '../../../runner/cli/explain/step-lines.ts';
import type { Step } from '../../../runner/model/suite.ts';

const STEPS: readonly (readonly [string, Step, readonly string[]])[] = [
  ['an exchange', { C: 'STAT', S: '+OK {n:number}' }, ['C: STAT', 'S: +OK {n:number}']],
  ['a greeting', { S: '+OK' }, ['S: +OK']],
  [
    'a batch on another session',
    { on: 'B', C: ['NOOP', 'QUIT'], S: ['+OK', { closed: true }] },
    ['C: NOOP (session B)', 'C: QUIT (session B)', 'S: +OK', 'S: (closes the connection)'],
  ],
  ['raw octets', { raw: 'NOOP\n' }, ['C: NOOP\\n (exactly these octets)']],
  [
    'pieces',
    { segments: ['NO', 50, 'OP\r\n'], S: '+OK' },
    ['C: NO', 'C: (50 ms pass)', 'C: OP\\r\\n', 'S: +OK'],
  ],
  [
    'several answers',
    { C: 'X', S: { oneOf: ['+OK', { S: '-ERR', ends: 'not offered' }, { waits: true }] } },
    ['C: X', 'S: +OK', 'or -ERR  (ends here: not offered)', 'or (nothing yet)'],
  ],
  [
    'a body',
    { C: 'RETR 1', S: '+OK', body: { message: 'plain', octets: '{n}', lines: ['a', 'b'] } },
    ['C: RETR 1', 'S: +OK', '   message: plain', '   octets: {n}', '   lines: ["a","b"]'],
  ],
  [
    'opening',
    { open: 'B', state: 'transaction', account: 'second', login: 'apop' },
    ['*: session B opens on the second account, in state TRANSACTION by apop'],
  ],
  ['closing', { close: 'half' }, ['*: the client closes its side of the connection']],
  ['being closed', { closed: true, withinMs: 5 }, ['*: the server closes the connection within 5 ms']],
  ['silence', { silent: 200 }, ['*: the server says nothing for 200 ms']],
  ['new mail', { deliver: ['plain', 'tiny'] }, ['*: new mail arrives: plain, tiny']],
  [
    'opening in clear',
    { open: 'B', state: 'authorization', tls: 'none' },
    ['*: session B opens, in state AUTHORIZATION, in clear'],
  ],
  [
    'a handshake',
    { on: 'B', tls: 'accepted' },
    ['*: the client begins a handshake, offering TLS (session B)', 'S: (the handshake succeeds)'],
  ],
  [
    'a handshake with several ends',
    { tls: { oneOf: ['refused', { accepted: true, ends: 'it is old' }] }, version: '1.0', withinMs: 9 },
    [
      '*: the client begins a handshake, offering TLS 1.0 alone within 9 ms',
      'S: (the handshake is refused)',
      'or (the handshake succeeds)  (ends here: it is old)',
    ],
  ],
  ['a pause', { pause: 10 }, ['*: 10 ms pass']],
  [
    'a pause that is computed',
    { pause: '{= delay * 1000}', atMostMs: 5000 },
    ['*: {= delay * 1000} ms pass, 5000 at most'],
  ],
  [
    'a condition',
    { check: 'a > b', ends: 'there is none' },
    ['=: a > b', '   otherwise: (ends here: there is none)'],
  ],
  ['a relation', { check: 'a == b', otherwise: 'they differ' }, ['=: a == b', '   otherwise: they differ']],
];

for (const [what, step, lines] of STEPS) {
  t.test(`a step reads like a transcript: ${what}`, (t) => {
    t.same(stepLines(step), lines);
    t.end();
  });
}

const KNOWLEDGE: Knowledge = {
  suiteArguments: [],
  scenarios: [
    ['rfc1939/stat/totals', 'totals'],
    ['rfc1939/stat/deleted', 'deleted'],
    ['rfc1939/list/totals', 'totals'],
    ['rfc1939/stat/table/one', 'table'],
    ['rfc1939/stat/table/two', 'table'],
  ].map(([id = '', own = '']) => ({
    id,
    suite: 'rfc1939/stat',
    scenario: { id: own, title: 'A', why: 'B', maildrop: 'any', state: 'connected', steps: [] },
    place: { file: 'a.json', line: 1, column: 1 },
    stepPlaces: [],
    requirements: [],
    level: 'MUST',
    impact: [],
    accounts: 1,
  })),
  requirements: [
    {
      id: 'RFC1939-5-STAT-04',
      rfc: 'RFC1939',
      apart: false,
      topic: null,
      url: '',
      section: '5',
      command: 'STAT',
      level: 'MUST',
      basis: 'keyword',
      text: '',
      observable: true,
    },
  ],
  faults: [{ name: 'no-top', title: 'TOP is not offered.', kind: 'oddity', breaks: [], deviation: {} }],
};

const FOUND: readonly (readonly [string, string, string])[] = [
  ['its whole name', 'rfc1939/stat/totals', 'scenario'],
  ['its last part', 'deleted', 'scenario'],
  ['its beginning', 'rfc1939/list', 'scenario'],
  ['any case', 'rfc1939-5-stat-04', 'requirement'],
  ['the name of a fault', 'no-top', 'fault'],
  ['a last part that two have', 'totals', '"totals" fits 2 names: rfc1939/stat/totals, rfc1939/list/totals'],
  [
    'a misspelt name',
    'RFC1939-5-STAT-40',
    'nothing is called "RFC1939-5-STAT-40"; did you mean "RFC1939-5-STAT-04"?',
  ],
  ['a misspelt last part', 'deletde', 'nothing is called "deletde"; did you mean "rfc1939/stat/deleted"?'],
  [
    'something else altogether',
    'xyzzy-plugh',
    'nothing is called "xyzzy-plugh"; pop3spec list shows what there is',
  ],
  ['nothing', '', 'nothing is called ""; pop3spec list shows what there is'],
];

for (const [what, name, expected] of FOUND) {
  t.test(`found by ${what}`, (t) => {
    const found = find(name, KNOWLEDGE);
    t.equal(found.kind === 'mistake' ? found.message : found.kind, expected);
    t.end();
  });
}

t.test('the id of a table finds its first row, with the ids of all', (t) => {
  const found = find('rfc1939/stat/table', KNOWLEDGE);
  t.same(found.kind === 'scenario' && found.rows, ['rfc1939/stat/table/one', 'rfc1939/stat/table/two']);
  t.end();
});

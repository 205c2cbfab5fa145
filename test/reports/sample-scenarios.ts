import type { ScenarioResult } from '../../runner/model/result.ts';
import { findingOn, scenarioOf, transcriptOf } from './sample-parts.ts';
import { CRLF, ECHO, GREETING, LENGTH, LIST, NOOP, RETR, STAT, UNKNOWN } from './sample-requirements.ts';

const deletedNotCounted = scenarioOf('rfc1939/stat/deleted-not-counted', {
  title: 'STAT leaves messages marked as deleted out of both totals',
  requirements: [STAT.id],
  impact: ['deletes'],
  outcome: 'failed',
  findings: [
    findingOn(STAT, {
      outcome: 'failed',
      step: 3,
      message: 'STAT still counts the message marked as deleted.',
      expected: '+OK 1 120',
      actual: '+OK 2 320 <b>two</b>\\r\\n',
      transcriptIndex: 11,
    }),
    findingOn(CRLF, {
      outcome: 'failed',
      origin: 'wire-rule',
      step: 3,
      times: 4,
      message: 'The line ends with a bare LF.',
      expected: 'CRLF',
      actual: '+OK 2 320 <b>two</b>\\n',
      transcriptIndex: 11,
    }),
  ],
  remarks: [{ message: 'STAT puts text after the sizes.', step: 0, requirement: STAT.id }],
  transcript: transcriptOf(
    '# connected',
    'S: +OK ready <1896.697@mail.example.test>',
    'C: USER alice',
    'S: +OK',
    'C: PASS [secret]',
    'S: +OK maildrop has 2 messages (320 octets)',
    'C: STAT',
    'S: +OK 2 320',
    "C: DELE 1 100% 'sure' \\o/",
    'S: +OK',
    'C: STAT',
    'S: +OK 2 320 <b>two</b>',
    'C: QUIT',
    'S: +OK',
    '# closed by the server',
  ),
});

const endless = scenarioOf('rfc1939/retr/endless', {
  title: 'RETR sends as many octets as LIST said',
  why: 'A client that trusts LIST stops reading too early.',
  requirements: [RETR.id],
  outcome: 'failed',
  durationMs: 1500,
  findings: [
    findingOn(RETR, {
      outcome: 'failed',
      message: 'RETR sent 98765 octets, LIST said 120.',
      expected: '120 octets',
      actual: '98765 octets',
      transcriptIndex: 5001,
    }),
    findingOn(CRLF, {
      outcome: 'failed',
      origin: 'wire-rule',
      step: null,
      times: 9000,
      message: 'Bare LF.',
      transcriptIndex: 3,
    }),
  ],
  transcript: Array.from({ length: 10_000 }, (_, index) => ({
    session: 'A',
    atMs: index,
    from: index === 0 ? ('C' as const) : ('S' as const),
    text: index === 0 ? 'RETR 1\r\n' : `line ${index} ]]> <!-- -- & \r\n`,
  })),
});

const veryLong = `+OK ${'<a href="x">'.repeat(42)}`;

const longLine = scenarioOf('rfc1939/greeting/very-long-line', {
  title: 'The greeting fits into 512 octets',
  requirements: [LENGTH.id],
  outcome: 'failed',
  findings: [
    findingOn(LENGTH, {
      outcome: 'failed',
      message: 'The line has 510 octets.',
      actual: veryLong,
      transcriptIndex: 0,
    }),
  ],
  transcript: [{ session: 'A', atMs: 0, from: 'S', text: veryLong, omittedOctets: 70_000 }],
});

const controlCharacters = scenarioOf('rfc1939/greeting/control-characters', {
  title: 'The greeting is text \u0007\u001b[2J\u202egnp.exe\ufeff',
  requirements: [GREETING.id, CRLF.id],
  outcome: 'failed',
  findings: [
    findingOn(CRLF, {
      outcome: 'failed',
      message:
        'Lone surrogate \ud800, noncharacter \uffff\ufffe, NUL \u0000, ESC \u001b[31m, C1 \u0085\u009b31m, and ]]> <![CDATA[.',
      expected: 'one\r\ntwo\nthree\u2028four',
      actual: '\u200frtl\u200b zero width',
      transcriptIndex: 99,
    }),
    findingOn(null, { outcome: 'failed', message: 'Demanded by no clause.' }),
  ],
  transcript: [
    { session: '<A>', atMs: 1, from: 'S', text: '+OK \u0000\u0001\u001b[31m\u0085\u00ff\r\rx\n\n' },
  ],
});

const emptyLine = scenarioOf('rfc1939/unknown/empty-line', {
  title: 'An empty line is answered -ERR',
  level: 'SHOULD',
  requirements: [UNKNOWN.id],
  outcome: 'failed',
  findings: [
    findingOn(UNKNOWN, {
      outcome: 'failed',
      message: 'Nothing came within 2000 ms.',
      expected: '-ERR',
      transcriptIndex: 0,
    }),
  ],
  transcript: transcriptOf('C: ', '# nothing within 2000 ms'),
});

const twoClients = scenarioOf('journeys/two-clients/leave-on-server', {
  title: 'Two clients read the same mail one after the other',
  requirements: [RETR.id],
  outcome: 'failed',
  findings: [
    findingOn(RETR, {
      outcome: 'failed',
      session: 'B',
      message: 'RETR sent 1 octet too few.',
      transcriptIndex: 3,
    }),
    findingOn(NOOP, { outcome: 'blocked', message: 'The scenario did not come to it.' }),
  ],
  transcript: transcriptOf('C: RETR 1', 'S: +OK', 'B C: RETR 1', 'B S: +OK', 'B S: body'),
});

const echoed = scenarioOf('security/echo/wrong-password', {
  title: 'The refusal of a wrong password does not repeat it',
  why: 'Replies are logged.',
  requirements: [ECHO.id],
  outcome: 'failed',
  findings: [
    findingOn(ECHO, {
      outcome: 'failed',
      message: 'the refusal repeats the password',
      actual: '-ERR <b>not</b> [secret] # TODO ]]>',
      transcriptIndex: 1,
    }),
  ],
  transcript: transcriptOf('C: PASS [secret]', 'S: -ERR <b>not</b> [secret] # TODO ]]>'),
});

/** In plan order. */
export const SAMPLE_SCENARIOS: readonly ScenarioResult[] = [
  scenarioOf('rfc1939/greeting/positive', { requirements: [GREETING.id], findings: [findingOn(GREETING)] }),
  controlCharacters,
  longLine,
  deletedNotCounted,
  endless,
  emptyLine,
  twoClients,
  echoed,
  scenarioOf('rfc1939/noop/answered', { findings: [findingOn(NOOP, { times: 3 })] }),
  scenarioOf('rfc1939/quit/answered'),
  scenarioOf("rfc1939/list/quote's & <angle>", {
    title: 'A title with \'quotes\', "double quotes" and 100% | pipes | `ticks`',
    remarks: [{ message: 'Answers in <b>bold</b> and \u001b[1m.', step: null, requirement: null }],
  }),
  scenarioOf('rfc1939/list/all-shown', {
    requirements: [LIST.id],
    outcome: 'blocked',
    reason: 'LIST was refused.',
    blockedBy: ['rfc1939/retr/endless'],
    findings: [
      findingOn(null, {
        outcome: 'blocked',
        message: 'LIST was refused.',
        expected: '+OK',
        actual: '-ERR no',
        transcriptIndex: 1,
      }),
      findingOn(LIST, { outcome: 'blocked', message: 'The scenario did not come to it.' }),
    ],
    transcript: transcriptOf('C: LIST', 'S: -ERR no'),
  }),
  scenarioOf('rfc1939/list/again', {
    requirements: [LIST.id],
    outcome: 'blocked',
    reason: 'LIST was refused.',
    transcript: transcriptOf('C: LIST', 'S: -ERR no'),
  }),
  scenarioOf('rfc1939/noop/errored', {
    outcome: 'errored',
    reason: 'The connection was reset (ECONNRESET).',
    findings: [findingOn(null, { outcome: 'errored', message: 'The connection was reset (ECONNRESET).' })],
  }),
  scenarioOf('rfc1939/dele/marks', {
    outcome: 'skipped',
    reason: 'It deletes mail, and the target is not on this machine.',
    skip: { because: 'safety', enable: '--allow deletes' },
  }),
  scenarioOf('rfc1939/dele/twice', {
    outcome: 'skipped',
    reason: 'It deletes mail, and the target is not on this machine.',
    skip: { because: 'safety', enable: '--allow deletes' },
  }),
  scenarioOf('rfc1939/lock/second-session', {
    outcome: 'skipped',
    reason: 'It needs two accounts.',
    skip: { because: 'accounts', enable: '--account USER:PASSWORD' },
  }),
  scenarioOf('rfc1939/apop/right', {
    outcome: 'skipped',
    reason: 'The target does not offer APOP.',
    skip: { because: 'not-offered' },
  }),
];

import t from 'tap';
import { encodeCommand, encodeRaw } from '../../../runner/pop3/encode.ts';
import { ENTRY_LIMIT, TRANSCRIPT_ENTRY_LIMIT, TRANSCRIPT_LIMIT } from '../../../runner/wire/limits.ts';
import { Recorder } from '../../../runner/wire/recorder.ts';

function recorder(secrets: readonly string[] = ['hunter22']): Recorder {
  let nowMs = 0;
  return new Recorder({ clock: { nowMs: () => nowMs++ }, secrets });
}

function texts(of: Recorder): readonly string[] {
  return of.entries().map((entry) => entry.text);
}

const DIGEST = 'c4c9334bac560ecc979e58001b3e22fb';

t.test('what happens is told in order, with session, time, direction and step', (t) => {
  const record = recorder();
  record.event('A', 'connected');
  record.received('A', encodeRaw('+OK \xff\r\n'));
  record.step = 0;
  record.sent('A', encodeCommand('STAT'));
  record.received('B', encodeRaw('+OK\r\n'));
  t.equal(record.length, 4);
  t.strictSame(record.entries(), [
    { session: 'A', atMs: 0, from: 'event', text: 'connected' },
    { session: 'A', atMs: 1, from: 'S', text: '+OK \xff\r\n' },
    { session: 'A', atMs: 2, from: 'C', text: 'STAT\r\n', step: 0 },
    { session: 'B', atMs: 3, from: 'S', text: '+OK\r\n', step: 0 },
  ]);
  t.end();
});

t.test('what the server sends piece by piece is one entry until something happens in between', (t) => {
  const record = recorder();
  for (const piece of ['+O', 'K', '\r\n']) record.received('A', encodeRaw(piece));
  record.sent('A', encodeRaw('NO'));
  record.sent('A', encodeRaw('OP\r\n'));
  record.received('A', encodeRaw('+OK'));
  record.step = 1;
  record.received('A', encodeRaw('\r\n'));
  t.strictSame(texts(record), ['+OK\r\n', 'NO', 'OP\r\n', '+OK', '\r\n']);
  t.end();
});

const SENT: readonly (readonly [name: string, pieces: readonly string[], shown: readonly string[]])[] = [
  ['a password that nobody declared', ['PASS letmein\r\n'], ['PASS [secret]\r\n']],
  ['a password in lower case', ['pass letmein\r\n'], ['pass [secret]\r\n']],
  ['a password with spaces', ['PASS let me in \r\n'], ['PASS [secret]\r\n']],
  ['a batch', ['USER a\r\nPASS b\r\nSTAT\r\n'], ['USER a\r\nPASS [secret]\r\nSTAT\r\n']],
  [
    'a command in segments',
    ['PA', 'SS let', 'me', 'in\r', '\nSTAT\r\n'],
    ['PA', 'SS [secret]', '', '\r', '\nSTAT\r\n'],
  ],
  ['bare line ends', ['USER a\nPASS b\nSTAT\n'], ['USER a\nPASS [secret]\nSTAT\n']],
  ['PASS without argument', ['PASS\r\n', 'PASS \r\n'], ['PASS\r\n', 'PASS \r\n']],
  ['an APOP digest', [`APOP mrose ${DIGEST}\r\n`], ['APOP mrose [secret]\r\n']],
  ['an initial response', ['AUTH PLAIN AHUAcHB3\r\n'], ['AUTH PLAIN [secret]\r\n']],
  [
    'a response',
    ['AUTH PLAIN\r\n', 'AHUAcHB3\r\n', 'STAT\r\n'],
    ['AUTH PLAIN\r\n', '[secret]\r\n', 'STAT\r\n'],
  ],
  [
    'several responses',
    ['AUTH LOGIN\r\n', 'dXNlcg==\r\n', 'cGFzcw==\r\n', 'QUIT\r\n'],
    ['AUTH LOGIN\r\n', '[secret]\r\n', '[secret]\r\n', 'QUIT\r\n'],
  ],
  ['a cancelled exchange', ['AUTH PLAIN\r\n', '*\r\n', 'abcd\r\n'], ['AUTH PLAIN\r\n', '*\r\n', 'abcd\r\n']],
  ['words elsewhere', ['TOP 1 0\r\nPASSAGE a\r\n'], ['TOP 1 0\r\nPASSAGE a\r\n']],
  ['a declared secret anywhere', ['USER hunter22\r\n'], ['USER [secret]\r\n']],
];

for (const [name, pieces, shown] of SENT) {
  t.test(`what the client sent is shown without secrets: ${name}`, (t) => {
    const record = recorder();
    for (const piece of pieces) record.sent('A', encodeRaw(piece));
    t.strictSame(texts(record), shown);
    t.end();
  });
}

t.test('a server that echoes a secret does not get it into the transcript', (t) => {
  const record = recorder();
  record.received('A', encodeRaw('-ERR I do not know PASS hun'));
  record.event('A', 'seen hunter22');
  record.received('A', encodeRaw('ter22\r\n'));
  t.strictSame(texts(record), ['-ERR I do not know PASS [secret]', 'seen [secret]', '\r\n']);
  t.end();
});

t.test('sessions do not mix when a secret is looked for', (t) => {
  const record = recorder();
  record.received('A', encodeRaw('hunt'));
  record.received('B', encodeRaw('er22'));
  t.strictSame(texts(record), ['hunt', 'er22']);
  t.end();
});

t.test('a digest once sent is a secret wherever it turns up', (t) => {
  const record = recorder();
  t.equal(record.redact(DIGEST), DIGEST);
  record.sent('A', encodeCommand(`APOP mrose ${DIGEST}`));
  record.received('A', encodeRaw(`-ERR ${DIGEST} is wrong\r\n`));
  t.strictSame(texts(record), ['APOP mrose [secret]\r\n', '-ERR [secret] is wrong\r\n']);
  t.equal(record.redact(`expected +OK, got -ERR ${DIGEST}`), 'expected +OK, got -ERR [secret]');
  t.end();
});

t.test('an entry is cut at its limit and says how much is missing', (t) => {
  const record = recorder();
  for (let count = 0; count < 3; count++) record.received('A', encodeRaw('x'.repeat(5000)));
  const [entry] = record.entries();
  t.equal(entry?.text.length, ENTRY_LIMIT);
  t.equal(entry?.omittedOctets, 15_000 - ENTRY_LIMIT);
  t.end();
});

t.test('an entry as long as its limit is whole', (t) => {
  const record = recorder();
  record.received('A', encodeRaw('x'.repeat(ENTRY_LIMIT)));
  t.equal(record.entries()[0]?.omittedOctets, undefined);
  t.end();
});

t.test('a secret that the cut divides is not shown in part', (t) => {
  const record = recorder();
  record.received('A', encodeRaw(`${'x'.repeat(ENTRY_LIMIT - 4)} hunter22 and more`));
  t.equal(record.entries()[0]?.text.slice(ENTRY_LIMIT - 8), 'xxxx [secret]');
  t.end();
});

t.test('behind octets that were not kept a command is found as at the start', (t) => {
  const record = recorder();
  record.sent('A', encodeRaw('x'.repeat(20_000)));
  record.sent('A', encodeCommand('PASS letmein'));
  t.equal(record.entries()[1]?.text, 'PASS [secret]\r\n');
  t.end();
});

t.test('a scenario that says very much is bounded in octets', (t) => {
  const record = recorder();
  for (let count = 0; count < 400; count++) record.sent('A', encodeRaw('x'.repeat(ENTRY_LIMIT)));
  const entries = record.entries();
  t.equal(entries.length, 400);
  t.equal(
    entries.reduce((sum, entry) => sum + entry.text.length, 0),
    TRANSCRIPT_LIMIT,
  );
  t.equal(entries.at(-1)?.omittedOctets, ENTRY_LIMIT);
  t.end();
});

t.test('a scenario that does very much is bounded in entries', (t) => {
  const record = recorder();
  for (let count = 0; count < TRANSCRIPT_ENTRY_LIMIT + 5; count++) record.sent('A', encodeRaw('x'));
  record.received('A', encodeRaw('y'));
  t.equal(record.length, TRANSCRIPT_ENTRY_LIMIT);
  t.match(record.entries().at(-1), { from: 'event', text: '6 further entries left out' });
  t.equal(record.entries().length, TRANSCRIPT_ENTRY_LIMIT + 1);
  t.end();
});

const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');

t.test('the signature with which a SCRAM server ends is not shown, its challenge is', (t) => {
  const record = recorder();
  const first = base64('r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096');
  const last = base64('v=rmF9pqV8S7suAoZWja4dJRkFsKQ=');
  record.received('A', encodeRaw(`+ ${first}\r\n+ ${last}\r\n+OK ${last}\r\n`));
  t.strictSame(texts(record), [`+ ${first}\r\n+ [secret]\r\n+OK [secret]\r\n`]);
  t.end();
});

const DERIVED: readonly (readonly [string, string, string])[] = [
  ['a CRAM-MD5 digest', `alice ${DIGEST}`, DIGEST],
  ['the beginning of one', 'alice c4c9334b', 'c4c9334b'],
  ['a SCRAM proof', 'c=biws,r=x,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=', 'v0X8v3Bz2T0CJGbJQyF0X+HI4Ts='],
];

for (const [what, response, secret] of DERIVED) {
  t.test(
    `what lets anybody try out passwords is not shown when the server repeats it decoded: ${what}`,
    (t) => {
      const record = recorder();
      record.sent('A', encodeRaw(`AUTH X\r\n${base64(response)}\r\n`));
      record.received('A', encodeRaw(`-ERR ${secret} is wrong\r\n`));
      t.strictSame(texts(record), ['AUTH X\r\n[secret]\r\n', '-ERR [secret] is wrong\r\n']);
      t.end();
    },
  );
}

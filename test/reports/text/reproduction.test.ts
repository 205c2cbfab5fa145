import { execFileSync } from 'node:child_process';
import t from 'tap';
import { rawReproductionOf } from '../../../reports/text/raw-reproduction.ts';
import { addressOf, reproductionOf } from '../../../reports/text/reproduction.ts';
import type { TranscriptEntry } from '../../../runner/model/transcript.ts';
import { scenarioOf } from '../sample-parts.ts';
import { emptyResult } from '../sample-result.ts';

const COMMANDS: readonly (readonly [string, string, string])[] = [
  ['keeps what matters', 'pop3spec run h:1 --tls none', 'pop3spec run h:1 --tls none --only a/b'],
  [
    'drops what chose other scenarios, and the reports',
    "pop3spec run h:1 --only x --suite=y --skip 'z z' --report html=a --shard 1/2 --user me",
    'pop3spec run h:1 --suite=y --user me --only a/b',
  ],
  [
    'keeps a suite of the user’s own',
    'pop3spec run h:1 --suite ./mine.json --rfc 1939',
    'pop3spec run h:1 --suite ./mine.json --only a/b',
  ],
  ['drops how much is told', 'pop3spec run h:1 --quiet --trace', 'pop3spec run h:1 --only a/b'],
  [
    'disarms what a saved result may hold',
    'pop3spec run h;rm -rf ~',
    "pop3spec run 'h;rm' -rf '~' --only a/b",
  ],
  ['repeats a demonstration', 'pop3spec demo --fault x', 'pop3spec demo --fault x --only a/b'],
  ['does not pass on foreign commands', 'rm -rf /', 'pop3spec run mail.example.test:1110 --only a/b'],
  [
    'does without a command that cannot be read',
    "pop3spec run 'h",
    'pop3spec run mail.example.test:1110 --only a/b',
  ],
];

for (const [name, command, expected] of COMMANDS)
  t.test(`the reproduction ${name}`, (t) => {
    t.equal(reproductionOf({ ...emptyResult(), command }, 'a/b'), expected);
    t.end();
  });

t.test('an id is quoted', (t) => {
  t.equal(
    reproductionOf({ ...emptyResult(), command: 'pop3spec run h' }, "a'; id"),
    `pop3spec run h --only 'a'\\''; id'`,
  );
  t.end();
});

t.test('an IPv6 address stands in brackets', (t) => {
  const { target, ...rest } = emptyResult();
  t.equal(addressOf({ ...rest, target: { ...target, host: '::1', port: 110 } }), '[::1]:110');
  t.end();
});

function sent(text: string, more: Partial<TranscriptEntry> = {}): TranscriptEntry {
  return { session: 'A', atMs: 0, from: 'C', text, ...more };
}

function rawOf(...transcript: readonly TranscriptEntry[]): string | null {
  return rawReproductionOf(emptyResult(), scenarioOf('a/b', { transcript }), transcript.length - 1);
}

t.test('a shell sends the same octets, whatever they are', (t) => {
  const octets = Array.from({ length: 256 }, (_, code) => String.fromCharCode(code)).join('');
  const texts = ["-x 100% 'quoted' \\r \\\\ $(id) `id` !! 7\r\n", octets, '\n', '\u00017'];
  const script = `sleep() { :; }; nc() { cat; }; ${rawOf(...texts.map((text) => sent(text))) ?? 'exit 1'}`;
  t.equal(execFileSync('/bin/sh', ['-c', script], { encoding: 'latin1' }), texts.join(''));
  t.end();
});

t.test('secrets are variables', (t) => {
  const raw = rawOf(
    sent('USER a\r\n'),
    sent('PASS [secret]\r\n'),
    sent('APOP a [secret]\r\n'),
    sent('[secret]\r\n'),
  );
  t.equal(
    raw,
    "{ printf 'USER a\\r\\n'; sleep 1; " +
      'printf \'PASS %s\\r\\n\' "$PASSWORD"; sleep 1; ' +
      'printf \'APOP a %s\\r\\n\' "$DIGEST"; sleep 1; ' +
      'printf \'%s\\r\\n\' "$SECRET"; sleep 1; } | nc mail.example.test 1110',
  );
  t.end();
});

t.test('what came after the decision is not sent', (t) => {
  const transcript = [sent('STAT\r\n'), sent('+OK\r\n', { from: 'S' }), sent('DELE 1\r\n')];
  const raw = rawReproductionOf(emptyResult(), scenarioOf('a/b', { transcript }), 1);
  t.match(raw, /STAT/);
  t.notMatch(raw, /DELE/);
  t.end();
});

const NOT_PASTEABLE: readonly (readonly [string, readonly TranscriptEntry[]])[] = [
  ['nothing was sent', [sent('+OK\r\n', { from: 'S' })]],
  ['two sessions spoke', [sent('STAT\r\n'), sent('STAT\r\n', { session: 'B' })]],
  ['some octets were not kept', [sent('STAT\r\n', { omittedOctets: 5 })]],
  ['it is too long', [sent('x'.repeat(3000))]],
  ['it is too much', Array.from({ length: 30 }, () => sent('NOOP\r\n'))],
];

for (const [name, transcript] of NOT_PASTEABLE)
  t.test(`there is no shell pipeline when ${name}`, (t) => {
    t.equal(rawOf(...transcript), null);
    t.end();
  });

/** The event of a handshake, as the wire tells it. */
function handshake(more = ''): TranscriptEntry {
  return sent(`TLS handshake begins${more}`, { from: 'event' });
}

const STAT = "{ printf 'STAT\\r\\n'; sleep 1; } | ";

const UNDER_TLS: readonly (readonly [string, readonly TranscriptEntry[], string | null])[] = [
  [
    'behind STLS',
    [sent('STLS\r\n'), handshake(), sent('STAT\r\n')],
    `${STAT}openssl s_client -quiet -starttls pop3 -connect mail.example.test:1110`,
  ],
  [
    'under TLS from the first octet',
    [handshake(), sent('STAT\r\n')],
    `${STAT}openssl s_client -quiet -connect mail.example.test:1110`,
  ],
  [
    'of a handshake with one version',
    [sent('STLS\r\n'), handshake(', offering TLS 1.1 alone')],
    '{ sleep 1; } | openssl s_client -quiet -starttls pop3 -tls1_1 -connect mail.example.test:1110',
  ],
  [
    'of a handshake with the oldest version',
    [sent('STLS\r\n'), handshake(', offering TLS 1.0 alone')],
    '{ sleep 1; } | openssl s_client -quiet -starttls pop3 -tls1 -connect mail.example.test:1110',
  ],
  ['where more than STLS was said in clear', [sent('USER a\r\n'), sent('STLS\r\n'), handshake()], null],
  ['where octets stood behind STLS', [sent('STLS\r\nNOOP\r\n'), handshake()], null],
  ['of two handshakes', [sent('STLS\r\n'), handshake(), sent('STLS\r\n'), handshake()], null],
];

for (const [name, transcript, expected] of UNDER_TLS)
  t.test(`the shell pipeline ${name}`, (t) => {
    t.equal(rawOf(...transcript), expected);
    t.end();
  });

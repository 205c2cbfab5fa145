import t from 'tap';
import { parseCanary } from '../../../runner/cli/options/canary.ts';
import { parseChoice, splitList } from '../../../runner/cli/options/choice.ts';
import { parseDuration } from '../../../runner/cli/options/duration.ts';
import { parseListenPort, parsePort } from '../../../runner/cli/options/port.ts';
import { isLoopback, parseHost, parseTarget } from '../../../runner/cli/options/target.ts';
import { accountOf, parseAccount, repeatedUsers } from '../../../runner/cli/options/account.ts';

/** What a parser gives: the value, or the words of the mistake. */
function told(parsed: unknown): unknown {
  return typeof parsed === 'object' && parsed !== null && 'message' in parsed ? parsed.message : parsed;
}

const NO_URL = { tls: null, user: null, login: null } as const;

const TARGETS: readonly (readonly [string, string, unknown])[] = [
  ['a name', 'mail.example.org', { host: 'mail.example.org', port: null, ...NO_URL }],
  ['a name with a port', 'localhost:1110', { host: 'localhost', port: 1110, ...NO_URL }],
  ['an IPv4 address', '127.0.0.1:65535', { host: '127.0.0.1', port: 65535, ...NO_URL }],
  ['an IPv6 address in brackets', '[::1]', { host: '::1', port: null, ...NO_URL }],
  ['an IPv6 address with a port', '[fe80::1%eth0]:110', { host: 'fe80::1%eth0', port: 110, ...NO_URL }],
  ['an international name', 'почта.example', { host: 'почта.example', port: null, ...NO_URL }],
  [
    'an IPv6 address without brackets',
    '::1',
    'target "::1": an IPv6 address stands in brackets, as in [::1]:110',
  ],
  ['nothing', '', 'target "": the host is missing'],
  ['a port alone', ':110', 'target ":110": the host is missing'],
  ['an empty port', 'a:', 'port "" is not a number from 1 to 65535'],
  ['a mailbox', 'user@host', 'a target with a user is a URL, as in pop://USER@HOST:110'],
  ['a mailbox with a password', 'a:hunter2@host', 'a target with a user is a URL, as in pop://USER@HOST:110'],
  ['a path', 'a/b:1', 'target "a/b:1": "a/b" is not a host name or address'],
];

for (const [what, text, expected] of TARGETS) {
  t.test(`as a target is read: ${what}`, (t) => {
    t.same(told(parseTarget(text)), expected);
    t.end();
  });
}

t.test('a host may be given with or without the brackets of an IPv6 address', (t) => {
  t.equal(parseHost('[::1]'), '::1');
  t.equal(parseHost('::1'), '::1');
  t.equal(parseHost('localhost'), 'localhost');
  t.equal(told(parseHost('a b')), '"a b" is not a host name or address');
  t.end();
});

t.test('loopback is what cannot leave this machine', (t) => {
  for (const host of ['localhost', '127.0.0.1', '127.9.9.9', '::1']) t.ok(isLoopback(host), host);
  for (const host of ['0.0.0.0', '::', '10.0.0.1', 'localhost.example.org', '127.0.0.1.example.org']) {
    t.notOk(isLoopback(host), host);
  }
  t.end();
});

t.test('a port is a decimal number that TCP has', (t) => {
  t.equal(parsePort('1'), 1);
  t.equal(parsePort('65535'), 65535);
  for (const text of ['0', '65536', '-1', '1.5', '0x6e', '110 ', '', 'pop3', '1e3', '9'.repeat(400)]) {
    t.equal(told(parsePort(text)), `port "${text}" is not a number from 1 to 65535`);
  }
  t.equal(parseListenPort('0'), 0);
  t.end();
});

t.test('a time is in seconds unless it names its unit', (t) => {
  t.equal(parseDuration('10'), 10_000);
  t.equal(parseDuration('2.5'), 2500);
  t.equal(parseDuration('2.5s'), 2500);
  t.equal(parseDuration('500ms'), 500);
  t.equal(parseDuration('3600'), 3_600_000);
  for (const text of ['0', '0.0001', '3601', '-1', '', 's', '10m', '1e3', 'ten']) {
    t.match(told(parseDuration(text)), 'is not a number of seconds up to 3600', text);
  }
  t.end();
});

t.test('an account is cut at the first colon, since passwords hold colons more often than names do', (t) => {
  t.same(parseAccount('alice:a:b'), { user: 'alice', password: 'a:b' });
  t.same(parseAccount('alice@example.org:x'), { user: 'alice@example.org', password: 'x' });
  t.end();
});

t.test('what is wrong with an account is said without repeating it', (t) => {
  for (const text of ['hunter2', ':hunter2', 'alice:', '']) {
    t.equal(told(parseAccount(text)), '--account takes USER:PASSWORD, neither of them empty');
  }
  t.equal(told(parseAccount('a:hun\nter2')), '--account: a password holds no line end and no NUL');
  t.equal(
    told(accountOf({ user: 'a\r', password: 'x', from: '--user' })),
    '--user: a user name holds no line end and no NUL',
  );
  t.end();
});

t.test('accounts given twice are named once', (t) => {
  const accounts = ['a', 'b', 'a', 'a'].map((user) => ({ user, password: 'x' }));
  t.same(repeatedUsers(accounts), ['a']);
  t.end();
});

t.test('a word is known in any case, and a misspelt one is guessed', (t) => {
  const choice = { option: '--allow', known: ['deletes', 'bad-logins', 'abuse'] } as const;
  t.equal(parseChoice('Deletes', choice), 'deletes');
  t.equal(told(parseChoice('delets', choice)), '--allow does not know "delets"; did you mean "deletes"?');
  t.equal(
    told(parseChoice('everything', choice)),
    '--allow does not know "everything"; known here: "deletes", "bad-logins", "abuse"',
  );
  t.end();
});

t.test('lists are cut at commas, however often the option is given', (t) => {
  t.same(splitList(['a, b', 'c']), ['a', 'b', 'c']);
  t.same(splitList(undefined), []);
  t.end();
});

const CANARIES: readonly (readonly [string, unknown])[] = [
  [' may be emptied ', 'may be emptied'],
  [' ', '--canary is empty: give the Subject of the message'],
  ['a\nb', '--canary takes one line of 900 characters at most'],
  ['x'.repeat(901), '--canary takes one line of 900 characters at most'],
];

for (const [text, expected] of CANARIES)
  t.test(`as a canary is read: ${JSON.stringify(text).slice(0, 40)}`, (t) => {
    t.same(told(parseCanary(text)), expected);
    t.end();
  });

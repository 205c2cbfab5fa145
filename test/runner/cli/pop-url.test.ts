import fc from 'fast-check';
import t from 'tap';
import { parseTarget } from '../../../runner/cli/options/target.ts';
import { LOGIN_WAYS } from '../../../runner/model/login-way.ts';

const PLACE = { host: 'mail.example.org', port: null, tls: null, user: null, login: null };

/** RFC 2384 §7 and §8, and what other programs call the same. */
const URLS: readonly (readonly [string, string, object])[] = [
  ['a host alone', 'pop://mail.example.org', PLACE],
  ['a host and a port', 'pop://mail.example.org:8110', { ...PLACE, port: 8110 }],
  ['an IPv6 address', 'pop://[::1]:110', { ...PLACE, host: '::1', port: 110 }],
  ['a user', 'pop://rg@mail.example.org', { ...PLACE, user: 'rg' }],
  ['a user with a mechanism that is left open', 'pop://rg;AUTH=*@mail.example.org', { ...PLACE, user: 'rg' }],
  ['APOP', 'pop://rg;AUTH=+APOP@mail.example.org:8110', { ...PLACE, port: 8110, user: 'rg', login: 'apop' }],
  ['a SASL mechanism', 'pop://b;AUTH=CRAM-MD5@mail.example.org', { ...PLACE, user: 'b', login: 'cram-md5' }],
  ['names in any case', 'POP://b;auth=plain@mail.example.org', { ...PLACE, user: 'b', login: 'plain' }],
  [
    'a mechanism without a user',
    'pop://;AUTH=SCRAM-SHA-256@mail.example.org',
    { ...PLACE, login: 'scram-sha-256' },
  ],
  [
    'a mechanism that is encoded',
    'pop://b;AUTH=%2BAPOP@mail.example.org',
    { ...PLACE, user: 'b', login: 'apop' },
  ],
  ['a user that is a mail address', 'pop://a%40b.org@mail.example.org', { ...PLACE, user: 'a@b.org' }],
  ['what must be encoded', 'pop://a%20%3b%3a%c3%bc@mail.example.org', { ...PLACE, user: 'a ;:ü' }],
  ['what need not be', "pop://a$-_.+!*'(),&=~@mail.example.org", { ...PLACE, user: "a$-_.+!*'(),&=~" }],
  ['pop3', 'pop3://mail.example.org', PLACE],
  ['pop3s', 'pop3s://mail.example.org', { ...PLACE, tls: 'implicit' }],
  ['pops', 'pops://rg@mail.example.org:9995', { ...PLACE, tls: 'implicit', port: 9995, user: 'rg' }],
  ['a slash at the end', 'pop://mail.example.org/', PLACE],
];

for (const [what, text, expected] of URLS) {
  t.test(`as a POP URL is read: ${what}`, (t) => {
    t.same(parseTarget(text), expected);
    t.end();
  });
}

const MALFORMED: readonly (readonly [string, string, RegExp])[] = [
  ['another scheme', 'imap://a', /begins with pop:\/\/, pop3:\/\/, pops:\/\/, pop3s:\/\/, not "imap"/],
  ['no scheme', '://a', /begins with pop:\/\//],
  ['no host', 'pop://', /the host is missing, as in pop:/],
  ['a user but no host', 'pop://rg@', /the host is missing, as in pop:/],
  ['a port that is none', 'pop://a:b', /port "b" is not a number/],
  ['a path', 'pop://a:110/inbox', /nothing may follow the port, as in pop:/],
  ['a query', 'pop://a?x', /nothing may follow the port/],
  ['no user before the @', 'pop://@a', /the user before the @ is missing/],
  ['an @ that is not encoded', 'pop://a@b.org@c', /an @ within the user name is written %40/],
  ['a space', 'pop://a b@c', /" " is written %20 in a URL/],
  ['a letter beyond ASCII', 'pop://jürgen@c', /"ü" is written %C3%BC in a URL/],
  ['half an escape', 'pop://50%@c', /a percent sign itself is written %25/],
  ['octets that are no UTF-8', 'pop://%ff@c', /are no UTF-8/],
  ['a semicolon that is not encoded', 'pop://a;b@c', /a ; within the user name is written %3B/],
  ['two mechanisms', 'pop://a;AUTH=PLAIN;AUTH=*@c', /behind a ; stands AUTH=MECHANISM/],
  [
    'a misspelt mechanism',
    'pop://a;AUTH=CRAM-MD4@c',
    /AUTH does not know "CRAM-MD4"; did you mean "CRAM-MD5"\?/,
  ],
  ['APOP without its plus', 'pop://a;AUTH=APOP@c', /did you mean "\+APOP"\?/],
  [
    'a mechanism that is not known',
    'pop://a;AUTH=KERBEROS_V4@c',
    /known here: "\*", "\+APOP", "SCRAM-SHA-256"/,
  ],
];

for (const [what, text, expected] of MALFORMED) {
  t.test(`what is wrong with a POP URL is said: ${what}`, (t) => {
    t.match(parseTarget(text), { kind: 'mistake', message: expected });
    t.end();
  });
}

t.test('a password in a URL is refused, and not repeated, wherever it breaks the URL', (t) => {
  for (const url of [
    'pop://a:hunter2@host',
    'pop://a:hunter2;AUTH=x@host',
    'pop3s://a:p@hunter2/x@host',
    'pop://a:@hunter2',
  ]) {
    const parsed = parseTarget(url);
    t.match(parsed, { message: /holds no password .* use --password-file or --password-env/ });
    t.notMatch(JSON.stringify(parsed), 'hunter2');
  }
  t.end();
});

t.test('whatever a user is called, its encoded name gives it back, with every mechanism', (t) => {
  const users = fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' });
  const ways = fc.constantFrom(...LOGIN_WAYS.filter((way) => way !== 'user-pass'));
  const property = fc.property(users, ways, (user, way) => {
    const auth = way === 'apop' ? '+APOP' : way.toUpperCase();
    const parsed = parseTarget(`pop://${encodeURIComponent(user)};AUTH=${auth}@[::1]:110`);
    return 'host' in parsed && parsed.user === user && parsed.login === way;
  });
  t.doesNotThrow(() => fc.assert(property));
  t.end();
});

import t from 'tap';
import { parseServerUrl, withoutUrlPassword } from '../../../runner/maildrop/server-url.ts';

const OPTIONS = ['domain'];

t.test('a URL says where the server is and how to get in', (t) => {
  const cases: Readonly<Record<string, object>> = {
    'smtp://mail': { scheme: 'smtp', host: 'mail', port: 25, user: null, password: null, tls: 'when-offered' },
    'smtps://mail/': { port: 465, tls: 'implicit', certificate: 'trusted' },
    'lmtp://127.0.0.1:2424': { port: 2424, host: '127.0.0.1' },
    'imap://[::1]:1143?starttls=never': { host: '::1', port: 1143, tls: 'never' },
    'imaps://mail?insecure': { port: 993, tls: 'implicit', certificate: 'any' },
    'smtp://a%40b:p%3Aw%2F@mail?starttls=always&domain=example.org': {
      user: 'a@b',
      password: 'p:w/',
      tls: 'always',
      options: new Map([
        ['starttls', 'always'],
        ['domain', 'example.org'],
      ]),
      shown: 'smtp://a%40b:[secret]@mail?starttls=always&domain=example.org',
    },
    'imap://{user}*master:secret@mail': { user: '{user}*master', password: 'secret' },
  };
  for (const [text, wanted] of Object.entries(cases)) t.match(parseServerUrl(text, OPTIONS), wanted, text);
  t.end();
});

t.test('a malformed URL is a problem that says what is wrong, all of it, and no secret', (t) => {
  const cases: Readonly<Record<string, RegExp>> = {
    'smtp://:25': /no URL|host is missing/,
    'smtp://mail:99999': /is no URL: write SCHEME/,
    'smtp://mail:0': /the port is 0/,
    'smtp://carol:xyzzy/plugh@mail:25': /is no URL.*%2F/,
    'smtp://carol:xyzzy@plugh@mail:x': /is no URL/,
    'smtp://carol:%zz-plugh@mail': /is no URL/,
    'smtp://carol:xyzzy@mail/inbox': /\/inbox behind the host means nothing/,
    'smtp://:xyzzy@mail': /a password and no user/,
    'smtp://mail#x': /# has to be written as %23/,
    'smtp://mail?starttls=maybe': /starttls is always or never/,
    'smtps://mail?starttls=never': /under TLS from the first octet/,
    'smtp://carol:xyzzy@mail?domian=x&starttls=no': /no option "domian" \(known: domain, starttls, insecure\); starttls is/,
  };
  for (const [text, wanted] of Object.entries(cases)) {
    const problem = parseServerUrl(text, OPTIONS);
    t.match(problem, { kind: 'provision-problem', message: wanted }, text);
    t.notMatch(JSON.stringify(problem), /xyzzy|plugh/, text);
  }
  t.end();
});

t.test('the password of a URL is not shown', (t) => {
  const cases: Readonly<Record<string, string>> = {
    'smtp://mail:25': 'smtp://mail:25',
    'smtp://carol@mail': 'smtp://carol@mail',
    'smtp://carol:x@mail': 'smtp://carol:[secret]@mail',
    '--provision=smtp://carol:x@mail': '--provision=smtp://carol:[secret]@mail',
    'smtp://mail/?from=a:b@c': 'smtp://mail/?from=a:b@c',
    'smtp://c:a/b?c#d@mail:x': 'smtp://c:[secret]@mail:x',
    'maildir:/srv/{user}': 'maildir:/srv/{user}',
    'command:curl smtp://a:b@c': 'command:curl smtp://a:b@c',
  };
  for (const [text, shown] of Object.entries(cases)) t.equal(withoutUrlPassword(text), shown, text);
  t.end();
});

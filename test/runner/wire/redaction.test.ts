import assert from 'node:assert/strict';
import fc from 'fast-check';
import t from 'tap';
import { printableText } from '../../../runner/model/printable.ts';
import { latin1 } from '../../../runner/pop3/encode.ts';
import { fullWidth, overlong } from '../../../runner/pop3/letter-forms.ts';
import { createRedactor } from '../../../runner/wire/redaction.ts';

const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');

const DIGEST = 'c4c9334bac560ecc979e58001b3e22fb';

const ROWS: readonly (readonly [name: string, text: string, redacted: string])[] = [
  ['as it is', 'password is s3cret pass', 'password is [secret]'],
  ['in upper case', 'UNKNOWN COMMAND PASS S3CRET PASS', 'UNKNOWN COMMAND PASS [secret]'],
  ['percent-encoded', 'pop3://u:s3cret%20pass@h', 'pop3://u:[secret]@h'],
  ['form-encoded', 'q=s3cret+pass&x', 'q=[secret]&x'],
  ['in base64 of itself', `+ ${base64('s3cret pass')}.`, '+ [secret].'],
  ['in a SASL PLAIN response', `AUTH PLAIN ${base64('\0user\0s3cret pass')}\r\n`, 'AUTH PLAIN [secret]\r\n'],
  ['twice', 's3cret pass,s3cret pass', '[secret],[secret]'],
  ['an APOP digest', `APOP mrose ${DIGEST} was refused`, 'APOP mrose [secret] was refused'],
  ['an APOP digest in upper case', `apop x ${DIGEST.toUpperCase()}`, 'apop x [secret]'],
  ['the beginning of an APOP digest', 'APOP x c4c9334b was refused', 'APOP x [secret] was refused'],
  ['a sentence about APOP stays', 'APOP was answered badly', 'APOP was answered badly'],
  ['a digest elsewhere stays', `1 ${DIGEST}`, `1 ${DIGEST}`],
  ['a SCRAM proof', 'c=biws,r=x,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=', 'c=biws,r=x,p=[secret]'],
  ['a SCRAM signature', 'v=rmF9pqV8S7suAoZWja4dJRkFsKQ= expected', 'v=[secret] expected'],
  [
    'a SCRAM nonce and salt stay',
    'r=fyko+d2lbbFgONRv9qkxdawL,s=QSXCR+Q6sek8bf92',
    'r=fyko+d2lbbFgONRv9qkxdawL,s=QSXCR+Q6sek8bf92',
  ],
  ['no secret', '+OK s3cret', '+OK s3cret'],
  ['nothing', '', ''],
];

const redactor = createRedactor(['s3cret pass']);

for (const [name, text, redacted] of ROWS) {
  t.test(`redacts a secret: ${name}`, (t) => {
    t.equal(redactor.text(text), redacted);
    t.end();
  });
}

t.test('a secret beyond ASCII is found as text, as its octets, printable and as JSON', (t) => {
  const secret = 'gehe\u00efm\\"\u{1f511}';
  const { text } = createRedactor([secret]);
  const octets = latin1(Buffer.from(secret, 'utf8'));
  for (const form of [secret, octets, printableText(octets), JSON.stringify(secret).slice(1, -1)]) {
    t.equal(text(`<${form}>`), '<[secret]>', JSON.stringify(form));
  }
  t.equal(text(`<${encodeURIComponent(secret)}>`), '<[secret]>');
  t.end();
});

t.test('a secret is found in the forms of its letters that suites send', (t) => {
  const { text } = createRedactor(['s3cret pass']);
  const wide = latin1(Buffer.from(fullWidth('s3cret pass'), 'utf8'));
  t.equal(text(`<${fullWidth('s3cret pass')}>`), '<[secret]>');
  for (const form of [wide, overlong('s3cret pass')]) {
    t.equal(text(`<${form}>`), '<[secret]>', form);
    t.equal(text(`<${printableText(form)}>`), '<[secret]>', printableText(form));
  }
  t.end();
});

t.test('what a pattern would take as its own means nothing in a secret', (t) => {
  const { text } = createRedactor(['a.*(b)[c]$^|\\d{2}']);
  t.equal(text('x a.*(b)[c]$^|\\d{2} y axxb'), 'x [secret] y axxb');
  t.end();
});

t.test('a secret that holds another is taken out whole', (t) => {
  t.equal(createRedactor(['pass', 'password']).text('my password'), 'my [secret]');
  t.equal(createRedactor(['abcdefghij', 'cdef']).text('abcdefghij'), '[secret]');
  t.equal(createRedactor(['abcdef', 'defghi']).text('abcdefghi'), '[secret]');
  t.end();
});

t.test('a secret is found with the escapes of markup, and printed after it was made JSON', (t) => {
  const secret = `<"a'&\\n>`;
  const { text } = createRedactor([secret]);
  for (const form of [
    '&lt;&quot;a&#39;&amp;\\n&gt;',
    '&lt;"a\'&amp;\\n&gt;',
    printableText(JSON.stringify(secret).slice(1, -1)),
  ])
    t.equal(text(`(${form})`), '([secret])', form);
  t.end();
});

/** Short, common: hidden where they are told, and nowhere else. */
const WORDS: readonly (readonly [string, string, string])[] = [
  ['behind PASS', '-ERR no command "PASS USER"', '-ERR no command "PASS [secret]"'],
  ['behind PASS in lower case', 'pass user', 'pass [secret]'],
  ['not as the beginning of a word', 'PASS USERS', 'PASS USERS'],
  ['not elsewhere', 'USER alice', 'USER alice'],
  ['as base64 by itself', '-ERR VVNFUg== is wrong', '-ERR [secret] is wrong'],
  ['not within other base64', 'AAVVNFUg==', 'AAVVNFUg=='],
  ['one letter behind PASS', 'PASS x', 'PASS [secret]'],
  ['not one letter elsewhere', 'x max PASSx', 'x max PASSx'],
  ['with the characters of a pattern', 'PASS .* PASS ab', 'PASS [secret] PASS ab'],
];

for (const [name, text, redacted] of WORDS) {
  t.test(`a short or common secret is redacted where it is told: ${name}`, (t) => {
    t.equal(createRedactor([{ word: 'USER' }, 'x', '.*']).text(text), redacted);
    t.end();
  });
}

t.test('secrets of fewer than four characters are not looked for, and none at all are no trouble', (t) => {
  t.equal(createRedactor(['abc', '']).text('abc'), 'abc');
  t.equal(createRedactor([]).text('abc'), 'abc');
  t.end();
});

t.test('wherever a secret stands, no form of it is left', (t) => {
  const secrets = fc.string({ minLength: 4, maxLength: 20, unit: 'grapheme' });
  const around = fc.string({ maxLength: 20 });
  const property = fc.property(secrets, around, around, (secret, before, behind) => {
    const { text } = createRedactor([secret]);
    const encoded = base64(`${before}${secret}${behind}`);
    assert.ok(!text(`${before}${secret}${behind}`).replaceAll('[secret]', '\uffff').includes(secret));
    assert.equal(text(`+ ${encoded}\r\n`), '+ [secret]\r\n');
    assert.equal(text(`<${encodeURIComponent(secret)}>`), '<[secret]>');
  });
  t.doesNotThrow(() => fc.assert(property));
  t.end();
});

t.test('long texts of base64 characters take linear time', (t) => {
  const long = 'QUJD'.repeat(250_000);
  t.equal(redactor.text(long), long);
  t.end();
});

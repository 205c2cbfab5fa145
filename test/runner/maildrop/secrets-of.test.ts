import t from 'tap';
import { secretsOf } from '../../../runner/maildrop/secrets-of.ts';

const CASES: readonly (readonly [string, string, 'everywhere' | 'as a word'])[] = [
  ['what is found nowhere else', 'swordfish', 'everywhere'],
  ['a common word with something more', 'message7', 'everywhere'],
  ['the name with something more', 'alice7', 'everywhere'],
  ['a long number', '123456', 'everywhere'],
  ['a keyword', 'USER', 'as a word'],
  ['a word of ordinary replies', 'Message', 'as a word'],
  ['a part of such a word', 'mess', 'as a word'],
  ['the name', 'alice', 'as a word'],
  ['a part of the name', 'LIC', 'as a word'],
  ['a number as sizes are', '4711', 'as a word'],
];

for (const [what, password, expected] of CASES) {
  t.test(`a password is hidden ${expected}: ${what}`, (t) => {
    const [secret, plainMessage] = secretsOf({ user: 'alice', password });
    t.same(secret, expected === 'everywhere' ? password : { word: password });
    t.equal(plainMessage, `\0alice\0${password}`);
    t.end();
  });
}

t.test('a token is hidden everywhere', (t) => {
  t.ok(secretsOf({ user: 'alice', password: 'x', token: 'message' }).includes('message'));
  t.end();
});

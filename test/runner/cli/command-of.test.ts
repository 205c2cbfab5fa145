import t from 'tap';
import { commandOf } from '../../../runner/cli/command-of.ts';

const ALICE = { user: 'alice', password: 'hunter2!' };

const CASES: readonly (readonly [string, readonly string[], string])[] = [
  ['stays as it is', ['run', 'localhost:110', '--slow'], 'pop3spec run localhost:110 --slow'],
  ['is quoted where a shell needs it', ['run', '[::1]:110'], "pop3spec run '[::1]:110'"],
  [
    'loses the password of an account',
    ['run', '--account', 'alice:hunter2!'],
    "pop3spec run --account 'alice:[secret]'",
  ],
  [
    'loses it behind an equals sign',
    ['run', '--account=alice:hunter2!'],
    "pop3spec run '--account=alice:[secret]'",
  ],
  [
    'loses short passwords by their position',
    ['run', '--account', 'bob:x'],
    "pop3spec run --account 'bob:[secret]'",
  ],
  [
    'loses the password wherever else it stands',
    ['run', '--only', 'hunter2!'],
    "pop3spec run --only '[secret]'",
  ],
  [
    'loses every password of its account in the command that starts the server',
    ['run', '--start', 'serve --account alice:x --account "alice:hunter2! and more" --db bob:y'],
    `pop3spec run --start 'serve --account alice:[secret] --account "alice:[secret] and more" --db bob:y'`,
  ],
  [
    'loses them behind an equals sign, and in the command that resets it',
    ['run', '--start=serve alice:x', '--reset', "unlock 'alice:z'"],
    `pop3spec run '--start=serve alice:[secret]' --reset 'unlock '\\''alice:[secret]'\\'''`,
  ],
  [
    'loses the password of a URL',
    ['run', '--provision', 'smtp://carol:x@mail:25/?domain=example.org'],
    "pop3spec run --provision 'smtp://carol:[secret]@mail:25/?domain=example.org'",
  ],
  [
    'loses it behind an equals sign, and where the URL is malformed',
    ['run', '--provision=imap://carol:a/b@mail:993x'],
    "pop3spec run '--provision=imap://carol:[secret]@mail:993x'",
  ],
  [
    'keeps a URL that has none',
    ['run', '--provision', 'smtp://mail/?from=a@b.c'],
    "pop3spec run --provision 'smtp://mail/?from=a@b.c'",
  ],
];

for (const [what, words, expected] of CASES) {
  t.test(`the command in a result ${what}`, (t) => {
    t.equal(commandOf(words, [ALICE]), expected);
    t.end();
  });
}

t.test('the command stays as it is for a password that is a common word', (t) => {
  const words = ['run', 'localhost', '--account', 'bob:message', '--only', 'rfc1939/noop/message'];
  t.equal(
    commandOf(words, [{ user: 'bob', password: 'message' }]),
    "pop3spec run localhost --account 'bob:[secret]' --only rfc1939/noop/message",
  );
  t.end();
});

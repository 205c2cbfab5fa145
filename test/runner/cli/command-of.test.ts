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

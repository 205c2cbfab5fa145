import t from 'tap';
import { environmentOptions } from '../../../runner/cli/environment-options.ts';
import { createProgram } from '../../../runner/cli/program.ts';
import { processTerminal } from '../../../runner/cli/terminal.ts';

const program = createProgram({ words: [], terminal: processTerminal(), ended: () => undefined });

function options(
  environment: Readonly<Record<string, string>>,
  name = 'run',
): ReturnType<typeof environmentOptions> {
  const command = program.commands.find((each) => each.name() === name);
  if (command === undefined) throw new Error(`there is no command ${name}`);
  return environmentOptions(command, environment);
}

const VALUES: readonly (readonly [string, Readonly<Record<string, string>>, object])[] = [
  ['nothing', { PATH: '/bin', POP3: 'x' }, {}],
  ['a text', { POP3SPEC_HOST: 'a' }, { host: 'a' }],
  [
    'a name of several words',
    { POP3SPEC_PASSWORD_FILE: 'f', POP3SPEC_FAIL_ON: 'should' },
    { passwordFile: 'f', failOn: 'should' },
  ],
  ['an empty one counts as none', { POP3SPEC_HOST: '', POP3SPEC_PASSWORD: '', POP3SPEC_SLOW: '' }, {}],
  ['a list has an item a line', { POP3SPEC_ACCOUNT: 'a:b,c d\nc:d\r\n' }, { account: ['a:b,c d', 'c:d'] }],
  [
    'a flag is switched on',
    { POP3SPEC_SLOW: '1', POP3SPEC_INSECURE: 'True' },
    { slow: true, insecure: true },
  ],
  [
    'a flag is switched off',
    { POP3SPEC_SLOW: '0', POP3SPEC_INSECURE: 'no' },
    { slow: undefined, insecure: undefined },
  ],
  [
    'a password and a token are named, not copied',
    { POP3SPEC_PASSWORD: 'hunter2', POP3SPEC_TOKEN: 'x' },
    { passwordEnv: 'POP3SPEC_PASSWORD', tokenEnv: 'POP3SPEC_TOKEN' },
  ],
  [
    'who names a variable oneself is obeyed',
    { POP3SPEC_PASSWORD: 'x', POP3SPEC_PASSWORD_ENV: 'MINE' },
    { passwordEnv: 'MINE' },
  ],
  ['the configuration', { POP3SPEC_CONFIG: 'c.json' }, { config: 'c.json' }],
];

for (const [what, environment, expected] of VALUES) {
  t.test(`options from the environment: ${what}`, (t) => {
    t.strictSame(options(environment), { values: expected, mistakes: [], warnings: [] });
    t.end();
  });
}

t.test('a flag that is neither on nor off is a mistake', (t) => {
  t.match(options({ POP3SPEC_SLOW: 'maybe' }).mistakes, [{ message: 'POP3SPEC_SLOW takes 1 or 0' }]);
  t.end();
});

t.test('a variable that looks like a slip is warned of, one’s own is not', (t) => {
  t.same(options({ POP3SPEC_PROT: '1', POP3SPEC_MAILBOX_AT_HOME: 'x', POP3: 'y' }).warnings, [
    'the variable POP3SPEC_PROT means nothing; did you mean POP3SPEC_PORT?',
  ]);
  t.end();
});

t.test('doctor takes no slip for a variable that run takes, and knows the slips all the same', (t) => {
  const environment = { POP3SPEC_REPORT: 'html=x', POP3SPEC_FAIL_ON: 'should', POP3SPEC_BASELINE: 'b' };
  t.strictSame(options(environment, 'doctor'), { values: {}, mistakes: [], warnings: [] });
  t.match(options({ POP3SPEC_REPROT: 'x' }, 'doctor').warnings, [/did you mean POP3SPEC_REPORT/]);
  t.end();
});

import fc from 'fast-check';
import t from 'tap';
import { createProgram } from '../../../runner/cli/program.ts';
import { processTerminal } from '../../../runner/cli/terminal.ts';
import { LOGIN_WAYS } from '../../../runner/model/login-way.ts';
import { TLS_WAYS } from '../../../runner/model/tls.ts';
import { conforms } from '../../../runner/suite/conforms.ts';
import { explainSchemaErrors } from '../../../runner/suite/schema-error.ts';
import { schemaNamed } from '../../../runner/suite/schemas.ts';
import { mutations } from '../suite/mutations.ts';

type Described = Readonly<Record<string, unknown>>;

const schema = schemaNamed('config');
const target = schema.$defs['target'] as Described;

function membersOf(object: Described): readonly string[] {
  return Object.keys(object['properties'] as Described);
}

/** Said elsewhere in a configuration, or about it. */
const NOT_IN_CONFIG = ['config', 'password', 'user', 'passwordFile', 'passwordEnv', 'tokenFile', 'tokenEnv'];

/** What a configuration has for these. */
const ONLY_IN_CONFIG = ['accounts'];

/** Whose they are: a server that is none of the targets must not get the mailboxes of another. */
const OF_A_TARGET = ['host', 'port', 'account', 'accounts'];

t.test(
  'a target takes the options of run under their names, and the file all but the server and its mailboxes',
  (t) => {
    const { commands } = createProgram({ words: [], terminal: processTerminal(), ended: () => undefined });
    const options = commands.find((command) => command.name() === 'run')?.options ?? [];
    const names = options
      .map((option) => option.attributeName())
      .filter((name) => !NOT_IN_CONFIG.includes(name));
    t.strictSame([...membersOf(target)].sort(), [...names, ...ONLY_IN_CONFIG].sort());
    const common = names.filter((name) => !OF_A_TARGET.includes(name));
    t.strictSame([...membersOf(schema)].sort(), ['$schema', 'targets', ...common].sort());
    t.end();
  },
);

t.test('a flag takes true and false, an option that is repeatable a list', (t) => {
  const { commands } = createProgram({ words: [], terminal: processTerminal(), ended: () => undefined });
  for (const option of commands.find((command) => command.name() === 'run')?.options ?? []) {
    const described = schema.$defs[option.attributeName()] as Described | undefined;
    if (described === undefined) continue;
    t.equal(described['type'] === 'boolean', option.isBoolean(), option.name());
    t.equal(described['type'] === 'array', option.parseArg !== undefined, option.name());
  }
  t.end();
});

t.test('the words that the schema knows are those of the options', (t) => {
  t.strictSame((schema.$defs['tls'] as Described)['enum'], TLS_WAYS);
  t.strictSame(
    [...((schema.$defs['login'] as Described)['enum'] as string[])].sort(),
    [...LOGIN_WAYS].sort(),
  );
  t.end();
});

t.test('every member is described', (t) => {
  const described = (part: unknown): boolean =>
    typeof (part as Described)['description'] === 'string' || '$ref' in (part as Described);
  for (const object of [schema as Described, target, schema.$defs['mailbox'] as Described])
    for (const [name, part] of Object.entries(object['properties'] as Described)) t.ok(described(part), name);
  for (const [name, part] of Object.entries(schema.$defs)) t.ok('description' in (part as Described), name);
  t.end();
});

const CONFIG = {
  targets: {
    staging: {
      host: 'a',
      port: 995,
      tls: 'implicit',
      accounts: [{ user: 'a', passwordEnv: 'P' }],
      slow: true,
      canary: 'throw-away',
      maxLoginsPerMinute: 30,
      maxConnectionsPerMinute: 'none',
    },
    local: { host: 'localhost', account: ['a:b'], allow: ['deletes'], rfc: [1939, 'security'], timeout: 2.5 },
  },
  failOn: 'should',
  timeout: '500ms',
};

t.test('the quick judgement of a mutated configuration is that of ajv', (t) => {
  t.ok(conforms(schema, schema, CONFIG));
  fc.assert(
    fc.property(mutations(CONFIG), (value) => {
      const errors = explainSchemaErrors(schema, null, value);
      return conforms(schema, schema, value) === (errors.length === 0);
    }),
    { numRuns: 500 },
  );
  t.end();
});

t.test('a cap is a number or none, and a text has a length; what else stands there is told once', (t) => {
  const errorsOf = (members: object): readonly string[] =>
    explainSchemaErrors(schema, null, { targets: { a: { host: 'h', ...members } } }).map(
      ({ message }) => message,
    );
  t.same(errorsOf({ maxLoginsPerMinute: 60, maxConnectionsPerMinute: 'none' }), []);
  t.same(errorsOf({ maxLoginsPerMinute: -4 }), ['-4 is less than 1']);
  t.same(errorsOf({ maxLoginsPerMinute: 'x' }), ['"x" has the wrong form']);
  t.same(errorsOf({ canary: '' }), ['"" is too short']);
  t.same(errorsOf({ canary: 'x'.repeat(901) }), ['the text is too long']);
  t.end();
});

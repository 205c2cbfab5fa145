import t from 'tap';
import type { Values } from '../../../runner/cli/config/config-file.ts';
import { settle } from '../../../runner/cli/config/layers.ts';

function values(config: Values, environment: Values, typed: Values): Values {
  const settled = settle([
    { from: 'defaults', values: { provision: 'none' } },
    { from: 'config', values: config },
    { from: 'environment', values: environment },
    { from: 'typed', values: typed },
  ]);
  return Object.fromEntries(Array.from(settled, ([name, { value }]) => [name, value]));
}

const DEFAULTS = { provision: 'none' };

const CASES: readonly (readonly [string, readonly [Values, Values, Values], Values])[] = [
  ['nothing but the defaults', [{}, {}, {}], DEFAULTS],
  ['a configuration beats the defaults', [{ provision: 'a' }, {}, {}], { provision: 'a' }],
  ['the environment beats the configuration', [{ tls: 'a' }, { tls: 'b' }, {}], { ...DEFAULTS, tls: 'b' }],
  ['what is typed beats all', [{ tls: 'a' }, { tls: 'b' }, { tls: 'c' }], { ...DEFAULTS, tls: 'c' }],
  ['a list replaces another', [{ only: ['a'] }, {}, { only: ['b'] }], { ...DEFAULTS, only: ['b'] }],
  ['what is taken back is gone', [{ slow: true }, { slow: undefined }, {}], DEFAULTS],
  [
    'an account hides the configured ones',
    [{ accounts: [1], account: ['a:b'] }, {}, { account: ['c:d'] }],
    { ...DEFAULTS, account: ['c:d'] },
  ],
  [
    'a user hides the configured accounts',
    [{ accounts: [1] }, {}, { user: 'a', passwordEnv: 'P' }],
    { ...DEFAULTS, user: 'a', passwordEnv: 'P' },
  ],
  [
    'a password of the environment is for the user that is typed',
    [{}, { passwordEnv: 'P' }, { user: 'a' }],
    { ...DEFAULTS, user: 'a', passwordEnv: 'P' },
  ],
  [
    'a password of the environment disturbs no run without a user',
    [{ accounts: [1] }, { passwordEnv: 'P', tokenEnv: 'T' }, {}],
    { ...DEFAULTS, accounts: [1] },
  ],
  [
    'a password that is typed without a user stays, to be complained about',
    [{}, {}, { passwordEnv: 'P' }],
    { ...DEFAULTS, passwordEnv: 'P' },
  ],
  [
    'a password file hides the password of the environment',
    [{}, { user: 'a', passwordEnv: 'P' }, { passwordFile: 'f' }],
    { ...DEFAULTS, user: 'a', passwordFile: 'f' },
  ],
  [
    'a user whom a URL names claims the password',
    [{}, { user: 'b', passwordEnv: 'P' }, { user: undefined }],
    { ...DEFAULTS, passwordEnv: 'P' },
  ],
  [
    'a certificate hides the key of another',
    [{ cert: 'a', key: 'b' }, {}, { cert: 'c' }],
    { ...DEFAULTS, cert: 'c' },
  ],
  ['quiet hides verbose', [{ verbose: true }, {}, { quiet: true }], { ...DEFAULTS, quiet: true }],
];

for (const [what, [config, environment, typed], expected] of CASES) {
  t.test(`options from several places: ${what}`, (t) => {
    t.same(values(config, environment, typed), expected);
    t.end();
  });
}

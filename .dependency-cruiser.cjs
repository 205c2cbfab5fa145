/** The layers of the project: who may import whom. `npm run check` holds the code to it. */

/** Folders that may import only what is listed for them (besides themselves and packages). */
const runnerLayers = {
  model: [],
  language: ['model', 'pop3'],
  pop3: ['model'],
  wire: ['model', 'pop3'],
  suite: ['model', 'language'],
  judge: ['model', 'language', 'pop3'],
  maildrop: ['model', 'pop3', 'wire'],
  execute: ['model', 'language', 'pop3', 'wire', 'judge', 'maildrop'],
  score: ['model'],
};

const layerRules = Object.entries(runnerLayers).map(([layer, allowed]) => ({
  name: `runner-${layer}-imports`,
  comment: `runner/${layer} may import ${allowed.length === 0 ? 'nothing' : allowed.join(', ')} of this project`,
  severity: 'error',
  from: { path: `^runner/${layer}/` },
  to: { path: '^(runner|reports|fixtures|test)/', pathNot: `^runner/(${[layer, ...allowed].join('|')})/` },
}));

/** The rooms of runner/execute, lowest first: what is not in a room starts a run, and may import every one of them. */
const executeRooms = [
  'manners',
  'environment',
  'session',
  'context',
  'login',
  'probe',
  'maildrop',
  'steps',
  'scenario',
];

const roomRules = executeRooms.map((room, height) => ({
  name: `execute-${room}-imports`,
  comment: `runner/execute/${room} may import ${executeRooms.slice(0, height).join(', ') || 'no room'} of runner/execute`,
  severity: 'error',
  from: { path: `^runner/execute/${room}/` },
  to: {
    path: '^runner/execute/',
    pathNot: `^runner/execute/(${executeRooms.slice(0, height + 1).join('|')})/`,
  },
}));

const pure = '^(runner/(model|language|pop3|judge|score)|reports)/';

module.exports = {
  forbidden: [
    ...layerRules,
    ...roomRules,
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'pure-folders-touch-nothing',
      comment:
        'no files, sockets, timers, processes in the pure folders; octets, hashes and addresses are fine',
      severity: 'error',
      from: { path: pure },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?(buffer|crypto|util|url)$' },
    },
    {
      name: 'model-imports-no-package',
      severity: 'error',
      from: { path: '^runner/model/' },
      to: { dependencyTypes: ['npm', 'npm-dev', 'core'] },
    },
    {
      name: 'sockets-in-wire-and-reference-server-only',
      severity: 'error',
      from: { path: '^(runner|reports|fixtures)/', pathNot: '^(runner/wire|fixtures/server)/' },
      to: { path: '^(node:)?(net|tls)$' },
    },
    {
      name: 'reference-server-shares-no-code-with-the-runner',
      comment: 'two independent writings of the protocol: a shared routine would share its bug',
      severity: 'error',
      from: { path: '^fixtures/' },
      to: { path: '^(runner|reports|test)/' },
    },
    {
      name: 'reports-see-the-model-only',
      severity: 'error',
      from: { path: '^reports/' },
      to: { path: '^(runner|fixtures|test)/', pathNot: '^runner/model/' },
    },
    {
      name: 'cli-is-the-root',
      severity: 'error',
      from: { path: '^(runner|reports|fixtures)/', pathNot: '^runner/(cli/|index\\.ts$)' },
      to: { path: '^runner/(cli/|index\\.ts$)' },
    },
    {
      name: 'interop-uses-pop3spec-as-a-user-does',
      comment: 'it starts servers and runs the command line; of the project it takes the certificates alone',
      severity: 'error',
      from: { path: '^interop/' },
      to: { path: '^(runner|reports|fixtures|test)/', pathNot: '^fixtures/certificates\\.ts$' },
    },
    {
      name: 'interop-is-imported-by-tests-alone',
      severity: 'error',
      from: { path: '^(runner|reports|fixtures)/' },
      to: { path: '^interop/' },
    },
    {
      name: 'tests-are-imported-by-nobody',
      severity: 'error',
      from: { path: '^(runner|reports|fixtures)/' },
      to: { path: '^test/' },
    },
    {
      name: 'only-declared-run-time-packages',
      comment:
        'a client from npm is a package of the tests, and the program with it is no part of the product',
      severity: 'error',
      from: {
        path: '^(runner|reports|fixtures|interop)/',
        pathNot: '^interop/clients/node-pop3-session\\.ts$',
      },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'unknown', 'undetermined'] },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.cjs', '.json'],
      conditionNames: ['import', 'default', 'types', 'node'],
      exportsFields: ['exports'],
    },
  },
};

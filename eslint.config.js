import tseslint from 'typescript-eslint';

/** House rules as a program: small files, small functions, no unchecked corners. Formatting is prettier's. */
export default tseslint.config(
  { ignores: ['dist/', '.tap/', 'node_modules/', '*.config.js', '.dependency-cruiser.cjs'] },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }],
      'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
      'max-params': 'off',
      '@typescript-eslint/max-params': ['error', { max: 3 }],
      'max-depth': ['error', 3],
      'no-console': 'error',
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Exports have names: a stranger greps for them.' },
      ],
      // A union that grows must break the switch that forgot it: no default on a switch over a kind.
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { allowDefaultCaseForExhaustiveSwitch: false, considerDefaultExhaustiveForUnions: false },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/explicit-module-boundary-types': 'off',
    },
  },
  {
    files: ['test/**/*.ts', 'test/**/*.tsx'],
    rules: {
      // A test file is a list of cases in one callback; a function limit there only breeds wrappers.
      'max-lines-per-function': 'off',
      // tap returns promises from t.test that it awaits itself.
      '@typescript-eslint/no-floating-promises': 'off',
      // A subtest ends when its callback's promise does, so callbacks are async also where they wait for nothing.
      '@typescript-eslint/require-await': 'off',
    },
  },
);

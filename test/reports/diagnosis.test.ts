import t from 'tap';
import { consoleDiagnosis } from '../../reports/console/diagnosis.ts';
import type { Diagnosis } from '../../runner/model/diagnosis.ts';
import { matchesGolden } from '../runner/cli/golden.ts';
import { resultOf } from './console-sample.ts';

/** Nothing that a server or a program says may do anything to a terminal. */
const HOSTILE = 'a\u001b[31m\u202e\r\nb';

function diagnosisWith(given: Partial<Diagnosis>): Diagnosis {
  return {
    version: 1,
    tool: { name: 'pop3spec', version: '0.0.0', suiteDigest: '0123456789abcdef'.repeat(4) },
    system: { node: 'v20.19.0', os: 'Linux 6.1.0 x64' },
    command: 'pop3spec doctor localhost',
    target: resultOf({}).target,
    provisioner: 'none',
    checks: [],
    plan: { run: 0, skipped: [] },
    ...given,
  };
}

const MANY = diagnosisWith({
  checks: [
    { name: 'connection', state: 'ok', found: [HOSTILE], advice: null },
    { name: 'greeting', state: 'warning', found: ['one', 'two'], advice: 'do this' },
    { name: 'login', state: 'failed', found: ['x'.repeat(700)], advice: HOSTILE },
    { name: 'provisioning', state: 'not tried', found: [], advice: null },
  ],
  plan: {
    run: 3,
    skipped: [
      { scenarios: 1, because: 'safety', reason: 'it deletes mail', enable: '--allow deletes' },
      ...Array.from({ length: 50 }, (_, number) => ({
        scenarios: 2,
        because: 'not-offered' as const,
        reason: `reason ${number} ${HOSTILE}`,
        enable: null,
      })),
    ],
  },
});

t.test('a diagnosis is a table of checks, then what would be skipped, and the conclusion last', (t) => {
  const text = consoleDiagnosis(MANY, 0);
  t.notMatch(text.replaceAll('\n', ''), /[\p{Cc}\p{Cf}]/u);
  matchesGolden(t, 'console/diagnosis.txt', text);
  t.end();
});

t.test('with colours the text is the same', (t) => {
  t.equal(consoleDiagnosis(MANY, 1).replaceAll(/\u001b\[\d+m/g, ''), consoleDiagnosis(MANY, 0));
  t.end();
});

t.test('the conclusion says whether a run can begin', (t) => {
  const conclusionOf = (...states: readonly Diagnosis['checks'][number]['state'][]): string => {
    const checks = states.map((state) => ({ name: 'login', state, found: [], advice: null }) as const);
    return consoleDiagnosis(diagnosisWith({ checks }), 0).trimEnd().split('\n').at(-1) ?? '';
  };
  t.equal(conclusionOf('ok'), 'a run can begin');
  t.equal(conclusionOf('ok', 'warning'), 'a run can begin, with less than there could be: login');
  t.equal(conclusionOf('failed', 'not tried', 'warning'), 'no run can begin: login');
  t.end();
});

import t from 'tap';
import type { Decision } from '../../../runner/model/plan.ts';
import { packageRoot } from '../../../runner/suite/package-root.ts';
import { planRun } from '../../../runner/suite/plan-run.ts';
import { readSuites } from '../../../runner/suite/read-suites.ts';
import { EVERYTHING } from '../../../runner/suite/selection.ts';
import { sendingsOf } from '../../../runner/suite/impact/sendings.ts';

const ALLOWED = { ...EVERYTHING, slow: true, allow: ['deletes', 'bad-logins', 'abuse'] } as const;
const { scenarios } = planRun(await readSuites({ root: packageRoot() }), ALLOWED, {
  loopback: true,
  provisioner: { name: 'none', knowsContent: false, canDelete: false, canAdd: false, form: 'as-given' },
  accounts: 2,
  hasToken: true,
});

const ROWS: readonly (readonly [id: string, decision: Partial<Decision> | { reason: RegExp }])[] = [
  ['rfc1939/retr/again/first', { kind: 'run' }],
  ['rfc1939/stat/empty-maildrop', { kind: 'run' }],
  ['rfc1939/states/before-login/retr', { kind: 'run' }],
  ['rfc1939/retr/right-message', { kind: 'skip', because: 'provisioning' }],
  ['rfc1939/list/sizes', { reason: /it needs known messages/ }],
  ['rfc1939/commands/keyword-case/dele-lower', { reason: /it deletes mail/ }],
  ['rfc6856/utf8/twice', { kind: 'skip', because: 'provisioning' }],
];

for (const [id, decision] of ROWS) {
  t.test(`without a provisioner ${id} is decided on as it should be`, (t) => {
    t.match(scenarios.find((each) => each.id === id)?.decision, decision);
    t.end();
  });
}

t.test('whatever is allowed, nothing runs without a provisioner that could remove a message', (t) => {
  const run = scenarios.filter(({ decision }) => decision.kind === 'run');
  t.ok(run.length > 800, `${String(run.length)} scenarios run`);
  const deleting = run.filter(({ scenario }) =>
    sendingsOf(scenario).some(({ text }) => /\bDELE\b/i.test(text)),
  );
  t.same(
    deleting.map(({ id }) => id),
    [],
  );
  t.same(
    run.filter(({ mayRemoveRetrieved }) => mayRemoveRetrieved).map(({ id }) => id),
    [],
  );
  t.end();
});

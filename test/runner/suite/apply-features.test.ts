import t from 'tap';
import type { Offered } from '../../../runner/model/plan.ts';
import type { Scenario } from '../../../runner/model/suite.ts';
import { applyFeatures } from '../../../runner/suite/apply-features.ts';
import { plannedOf, scenarioOf } from '../execute/plan-of.ts';

const KINDS: readonly Partial<Scenario>[] = [
  { needs: ['TLS'] },
  { needs: ['TLS', 'SASL-PLAIN'] },
  { needs: ['TLS', 'APOP'] },
  { needs: ['TLS'], tls: 'none' },
];

t.test('what STLS would bring is offered by a switch, to a run that is in clear', (t) => {
  const plan = { scenarios: KINDS.map((kind) => plannedOf(scenarioOf([], kind))) };
  const enabled = (offered: Offered): readonly unknown[] =>
    applyFeatures(plan, offered).scenarios.map(({ decision }) =>
      decision.kind === 'skip' ? (decision.enable ?? null) : 'runs',
    );
  const withStls: Offered = { way: 'none', inClear: ['STLS'], underTls: ['SASL-PLAIN'] };
  t.strictSame(enabled(withStls), ['--tls starttls', '--tls starttls', null, null]);
  t.strictSame(enabled({ ...withStls, inClear: [] }), [null, null, null, null]);
  t.end();
});

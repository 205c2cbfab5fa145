import type t from 'tap';
import type { Impact, Scenario } from '../../../../runner/model/suite.ts';
import { impactOf } from '../../../../runner/suite/impact/derive-impact.ts';

/** Steps and what they could do to a server. */
export interface Case {
  readonly title: string;
  readonly steps: Scenario['steps'];
  readonly impact: readonly Impact[];
}

/** A scenario with these steps. */
export function scenarioOf(steps: Scenario['steps'], impact?: readonly Impact[]): Scenario {
  const base = { id: 'x', title: 'x', why: 'x', maildrop: 'any', state: 'authorization', steps } as const;
  return impact === undefined ? base : { ...base, impact };
}

/** Holds what is derived from the steps of each case against what it says. */
export function checkCases(on: typeof t, cases: readonly Case[]): void {
  for (const { title, steps, impact } of cases) {
    on.test(`the impact of ${title} is ${impact.join(', ') || 'none'}`, (t) => {
      t.same(impactOf(scenarioOf(steps)), impact);
      t.end();
    });
  }
}

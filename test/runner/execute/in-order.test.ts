import fc from 'fast-check';
import t from 'tap';
import { InOrder } from '../../../runner/execute/in-order.ts';
import { skippedScenario } from '../../../runner/execute/scenario/unrun-scenario.ts';
import type { RunEvent } from '../../../runner/model/event.ts';
import { plannedOf, scenarioOf } from './plan-of.ts';

const COUNT = 5;

function finished(index: number): RunEvent & { readonly type: 'scenario-finished' } {
  const skip = { kind: 'skip', because: 'slow', reason: 'slow' } as const;
  const planned = plannedOf(scenarioOf([]), { id: `test/${index}` });
  return { type: 'scenario-finished', scenario: skippedScenario(planned, skip, 0) };
}

function idOf(event: RunEvent): string {
  if (event.type === 'scenario-started') return `+${event.id}`;
  return event.type === 'scenario-finished' ? event.scenario.planned.id : event.type;
}

t.test('however scenarios overlap, they are told in the order of the plan', (t) => {
  const expected = Array.from({ length: COUNT }, (_, index) => [`+test/${index}`, `test/${index}`]).flat();
  const indexes = Array.from({ length: COUNT }, (_, index) => index);
  const interleaving = fc.shuffledSubarray([...indexes, ...indexes.map((index) => index + COUNT)], {
    minLength: 2 * COUNT,
    maxLength: 2 * COUNT,
  });
  fc.assert(
    fc.property(interleaving, (draws) => {
      const told: string[] = [];
      const order = new InOrder((event) => told.push(idOf(event)));
      const begun = new Set<number>();
      for (const index of draws.map((draw) => draw % COUNT)) {
        if (begun.has(index)) order.tell(index, finished(index));
        else order.tell(index, { type: 'scenario-started', id: `test/${index}`, atMs: 0 });
        begun.add(index);
      }
      t.strictSame(told, expected);
    }),
  );
  t.end();
});

t.test('the scenario whose turn it is, is told as it begins', (t) => {
  const told: string[] = [];
  const order = new InOrder((event) => told.push(idOf(event)));
  order.tell(1, { type: 'scenario-started', id: 'second', atMs: 0 });
  order.tell(0, { type: 'scenario-started', id: 'first', atMs: 0 });
  t.strictSame(told, ['+first']);
  order.tell(0, finished(0));
  t.strictSame(told, ['+first', 'test/0', '+second']);
  t.end();
});

import type { Diagnostic } from './diagnostic.ts';
import { diagnosticOf } from './lint/problem.ts';
import { quoted } from './nearest.ts';
import { idOf } from './resolve-scenario.ts';
import type { WrittenScenario } from './resolve-scenario.ts';
import { placeOf } from './scenario-text.ts';

/** Ids are unique over all suites: results, baselines and reports know scenarios by nothing else. */
export function repeatedIds(scenarios: readonly WrittenScenario[]): readonly Diagnostic[] {
  const known = new Map<string, WrittenScenario>();
  return scenarios.flatMap((written) => {
    const id = idOf(written);
    const first = known.get(id);
    known.set(id, first ?? written);
    if (first === undefined || isSameTable(first, written)) return [];
    const { file, line } = placeOf(first.text, ['id']);
    return [
      diagnosticOf(written.text, {
        path: ['id'],
        message: `${quoted(id)} is there already`,
        hint: `see ${file}:${line}`,
      }),
    ];
  });
}

/** Rows of one table with the same name are a mistake in the rows, not in the id. */
function isSameTable(first: WrittenScenario, second: WrittenScenario): boolean {
  return first.text.node === second.text.node;
}

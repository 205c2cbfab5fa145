import type { Row, SuiteFile } from '../model/suite.ts';
import { conforms, schemaOf } from './conforms.ts';
import type { SchemaFile } from './conforms.ts';
import type { Diagnostic } from './diagnostic.ts';
import { expandRow } from './expand-row.ts';
import { nodeAt } from './json-tree.ts';
import type { JsonNode } from './json-tree.ts';
import { diagnosticOf } from './lint/problem.ts';
import type { Document } from './read-document.ts';
import type { WrittenScenario } from './resolve-scenario.ts';

/** The scenarios of a suite, one for each row of a table. */
export function writtenScenarios({ source, value, root }: Document<SuiteFile>): readonly WrittenScenario[] {
  return value.scenarios.flatMap((scenario, index): readonly WrittenScenario[] => {
    const node = nodeAt(root, ['scenarios', index]);
    const { rows } = scenario;
    if (rows === undefined) return [{ suite: value.suite, scenario, text: { source, node, row: null } }];
    return rows.map((values, number) => ({
      suite: value.suite,
      scenario: expandRow(scenario, values),
      text: { source, node, row: rowText(node, { values, number }) },
    }));
  });
}

function rowText(scenario: JsonNode, row: { values: Row; number: number }): { values: Row; node: JsonNode } {
  return { values: row.values, node: nodeAt(scenario, ['rows', row.number]) };
}

/** Whether the filled-in values fit where they stand: `"close": "{how}"` wants a word that close knows. */
export function fitsSchema({ scenario, text }: WrittenScenario, schema: SchemaFile): boolean {
  return text.row === null || conforms(schema, schemaOf(schema, 'scenario'), scenario);
}

/** What does not fit. */
export async function explainMisfit(
  { scenario, text }: WrittenScenario,
  schema: SchemaFile,
): Promise<readonly Diagnostic[]> {
  const { explainSchemaErrors } = await import('./schema-error.ts');
  return explainSchemaErrors(schema, 'scenario', scenario).map(({ path, about, message, hint }) =>
    diagnosticOf(text, { path, message, hint, ...(about === 'name' ? { about } : {}) }),
  );
}

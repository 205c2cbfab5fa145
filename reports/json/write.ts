import type { RunResult } from '../../runner/model/result.ts';
import type { ReportFile } from '../report-file.ts';
import { inSchemaOrder } from './key-order.ts';
import type { JsonSchema } from './schema/build.ts';
import { RESULT_SCHEMA } from './schema/result-schema.ts';
import { legibleJson } from './legible-json.ts';

/** The whole result as JSON; result.schema.json describes it. */
export function write(result: RunResult, fileName: string): readonly ReportFile[] {
  return [{ path: fileName, content: { [Symbol.iterator]: () => piecesOf(result) } }];
}

/** Where the list of scenarios stands, in a result that has none. */
const NO_SCENARIOS = '\n  "scenarios": []';

/** Scenario by scenario: in order and as text, all of them together would take many times the room of the result. */
function* piecesOf(result: RunResult): Generator<string, void> {
  const rest = legibleJson(inSchemaOrder({ ...result, scenarios: [] }));
  const at = rest.indexOf(NO_SCENARIOS) + NO_SCENARIOS.length - ']'.length;
  yield rest.slice(0, at);
  let before = '\n';
  for (const scenario of result.scenarios) {
    yield before + indented(legibleJson(inSchemaOrder(scenario, SCENARIO)));
    before = ',\n';
  }
  yield (result.scenarios.length === 0 ? '' : '\n  ') + rest.slice(at);
}

const SCENARIO: JsonSchema = RESULT_SCHEMA.properties?.['scenarios']?.items ?? {};

function indented(json: string): string {
  return json.trimEnd().replace(/^/gm, '    ');
}

import type { RunResult } from '../../runner/model/result.ts';
import type { ReportFile } from '../report-file.ts';
import { inSchemaOrder } from './key-order.ts';
import type { JsonSchema } from './schema/build.ts';
import { RESULT_SCHEMA } from './schema/result-schema.ts';
import { legibleJson } from './legible-json.ts';

/** The whole result as JSON; result.schema.json describes it. */
export function write(result: RunResult, fileName: string): readonly ReportFile[] {
  return [{ path: fileName, content: textOf(result) }];
}

/** Where the list of scenarios stands, in a result that has none. */
const NO_SCENARIOS = '\n  "scenarios": []';

/** Scenario by scenario: in order and as text, all of them together would take many times the room of the file. */
function textOf(result: RunResult): string {
  const rest = legibleJson(inSchemaOrder({ ...result, scenarios: [] }));
  if (result.scenarios.length === 0) return rest;
  const at = rest.indexOf(NO_SCENARIOS);
  const scenarios = result.scenarios.map((each) => indented(legibleJson(inSchemaOrder(each, SCENARIO))));
  const list = `\n  "scenarios": [\n${scenarios.join(',\n')}\n  ]`;
  return rest.slice(0, at) + list + rest.slice(at + NO_SCENARIOS.length);
}

const SCENARIO: JsonSchema = RESULT_SCHEMA.properties?.['scenarios']?.items ?? {};

function indented(json: string): string {
  return json.trimEnd().replace(/^/gm, '    ');
}

import type { RunResult } from '../../runner/model/result.ts';
import type { ReportFile } from '../report-file.ts';
import { inSchemaOrder } from './key-order.ts';
import { legibleJson } from './legible-json.ts';

/** The whole result as JSON; result.schema.json describes it. */
export function write(result: RunResult, fileName: string): readonly ReportFile[] {
  return [{ path: fileName, content: legibleJson(inSchemaOrder(result)) }];
}

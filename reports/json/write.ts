import type { RunResult } from '../../runner/model/result.ts';
import type { ReportFile } from '../report-file.ts';
import { inSchemaOrder } from './key-order.ts';

/** The whole result as JSON; result.schema.json describes it. */
export function write(result: RunResult, fileName: string): readonly ReportFile[] {
  const content = JSON.stringify(inSchemaOrder(result), null, 2).replace(HIDDEN, escape);
  return [{ path: fileName, content: `${content}\n` }];
}

/** What JSON allows as it is, though a terminal acts upon it or an editor does not show it. */
const HIDDEN = /[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/gu;

function escape(character: string): string {
  return Array.from({ length: character.length }, (_, index) => character.charCodeAt(index))
    .map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`)
    .join('');
}

import { readFile } from 'node:fs/promises';
import { readResult } from '../../reports/json/read-result.ts';
import type { RunResult } from '../model/result.ts';
import { mistake, type Mistake } from './mistake.ts';
import { reasonOf } from './system-error.ts';

/** Reads a result that a run wrote as JSON. */
export async function savedResult(path: string): Promise<RunResult | Mistake> {
  try {
    const result = readResult(await readFile(path, 'utf8'));
    return 'kind' in result ? mistake(`"${path}": ${result.message}`) : result;
  } catch (error) {
    return mistake(`result "${path}" cannot be read: ${reasonOf(error)}`);
  }
}

import type { RunResult } from '../../runner/model/result.ts';

/** What the failures of one report have in common. */
export interface FailuresView {
  readonly result: RunResult;
  /** For each failed scenario the group that shows its transcript; others link there. */
  readonly owners: ReadonlyMap<string, string>;
  /** Lines of each transcript. */
  readonly limit: number;
}

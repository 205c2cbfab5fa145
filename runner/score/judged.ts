import { LEVELS } from '../model/requirement.ts';
import type { Level } from '../model/requirement.ts';
import type { RunResult, ScenarioResult } from '../model/result.ts';
import { tally } from './tally.ts';
import type { Tally } from './tally.ts';

/** What a scorecard is made from. */
export type Judged = Pick<RunResult, 'scenarios' | 'requirements' | 'complete' | 'stop'>;

/** The levels at which a violation counts: `failOn` and all stronger ones. */
export function countingLevels(failOn: Level): readonly Level[] {
  return LEVELS.slice(0, LEVELS.indexOf(failOn) + 1);
}

/** The counts that the headline rests on. */
export interface HeadlineFacts {
  readonly failOn: Level;
  /** Requirements at the counting levels. */
  readonly counting: Tally;
  /** Violated requirements below the line, by level. */
  readonly belowLine: readonly { readonly level: Level; readonly violated: number }[];
  /** Failed scenarios at the counting levels none of whose failed checks is about a known requirement. */
  readonly unattributed: number;
  /** Scenarios at the counting levels that could not be judged. */
  readonly blocked: number;
  readonly errored: number;
  /** Scenarios that were not skipped, and all. */
  readonly ran: number;
  readonly planned: number;
  readonly stop: Judged['stop'];
  readonly complete: boolean;
}

/** Counts what the headline rests on. */
export function headlineFactsOf(judged: Judged, failOn: Level): HeadlineFacts {
  const levels = countingLevels(failOn);
  const counting = judged.scenarios.filter(({ level }) => levels.includes(level));
  return {
    failOn,
    counting: tally(judged.requirements.filter(({ level }) => levels.includes(level))),
    belowLine: belowLine(judged, levels),
    unattributed: counting.filter((scenario) => isUnattributed(scenario, judged)).length,
    blocked: counting.filter(({ outcome }) => outcome === 'blocked').length,
    errored: counting.filter(({ outcome }) => outcome === 'errored').length,
    ran: judged.scenarios.filter(({ outcome }) => outcome !== 'skipped').length,
    planned: judged.scenarios.length,
    stop: judged.stop,
    complete: judged.complete,
  };
}

function belowLine({ requirements }: Judged, counting: readonly Level[]): HeadlineFacts['belowLine'] {
  return LEVELS.filter((level) => !counting.includes(level)).map((level) => ({
    level,
    violated: tally(requirements.filter((each) => each.level === level)).violated,
  }));
}

/** A failure that no catalogue knows of must not vanish from the headline. */
function isUnattributed({ outcome, findings }: ScenarioResult, { requirements }: Judged): boolean {
  if (outcome !== 'failed') return false;
  const failed = findings.filter((finding) => finding.outcome === 'failed');
  return !failed.some((finding) => requirements.some(({ id }) => id === finding.requirement));
}

import { isApart } from '../model/apart.ts';
import { LEVELS } from '../model/requirement.ts';
import type { Level } from '../model/requirement.ts';
import type { RequirementResult, RunResult, ScenarioResult } from '../model/result.ts';
import { tally } from './tally.ts';
import type { Tally } from './tally.ts';

/** What a scorecard is made from. */
export type Judged = Pick<RunResult, 'scenarios' | 'requirements' | 'complete' | 'stop'>;

/** What counts. */
export interface Line {
  /** The weakest level. */
  readonly failOn: Level;
  /** Catalogues scored apart that count all the same. */
  readonly failOnApart: readonly string[];
}

/** The levels at which a violation counts: `failOn` and all stronger ones. */
export function countingLevels(failOn: Level): readonly Level[] {
  return LEVELS.slice(0, LEVELS.indexOf(failOn) + 1);
}

/** The counts that the headline rests on. */
export interface HeadlineFacts extends Line {
  /** Requirements at the counting levels. */
  readonly counting: Tally;
  /** Violated requirements below the line, by level. */
  readonly belowLine: readonly { readonly level: Level; readonly violated: number }[];
  /** Violated requirements of each catalogue that is scored apart and does not count, with how many were judged. */
  readonly apart: readonly { readonly rfc: string; readonly violated: number; readonly judged: number }[];
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
export function headlineFactsOf(judged: Judged, line: Line): HeadlineFacts {
  const levels = countingLevels(line.failOn);
  const counting = countingScenarios(judged, line);
  const requirements = judged.requirements.filter((each) => !isApart(each, line));
  return {
    failOn: line.failOn,
    failOnApart: line.failOnApart,
    counting: tally(requirements.filter(({ level }) => levels.includes(level))),
    belowLine: belowLine(requirements, levels),
    apart: apartFrom(judged.requirements.filter((each) => isApart(each, line))),
    unattributed: counting.filter((scenario) => isUnattributed(scenario, judged)).length,
    blocked: counting.filter(({ outcome }) => outcome === 'blocked').length,
    errored: counting.filter(({ outcome }) => outcome === 'errored').length,
    ran: judged.scenarios.filter(({ outcome }) => outcome !== 'skipped').length,
    planned: judged.scenarios.length,
    stop: judged.stop,
    complete: judged.complete,
  };
}

/** Scenarios at the counting levels; what one proves of a catalogue that does not count is no reason to count it. */
function countingScenarios(judged: Judged, line: Line): readonly ScenarioResult[] {
  const levels = countingLevels(line.failOn);
  const known = new Map(judged.requirements.map((each) => [each.id, each]));
  return judged.scenarios.filter(({ level, requirements }) => {
    const proved = requirements.flatMap((id) => known.get(id) ?? []);
    if (!proved.some((each) => isApart(each, line))) return levels.includes(level);
    return proved.some((each) => !isApart(each, line) && levels.includes(each.level));
  });
}

function apartFrom(requirements: readonly RequirementResult[]): HeadlineFacts['apart'] {
  return [...new Set(requirements.map(({ rfc }) => rfc))].map((rfc) => {
    const { met, violated } = tally(requirements.filter((each) => each.rfc === rfc));
    return { rfc, violated, judged: met + violated };
  });
}

function belowLine(
  requirements: readonly RequirementResult[],
  counting: readonly Level[],
): HeadlineFacts['belowLine'] {
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

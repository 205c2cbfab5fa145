import type { Fault } from '../../fixtures/faults/fault.ts';
import { watcherOf } from '../../runner/judge/watched-requirements.ts';
import type { Failure, MatrixRun } from './matrix-run.ts';

/** What a run against a fault shows of the fault, and of the suite. */
export interface FaultVerdict {
  /** What was found of each requirement that the fault breaks. */
  readonly caught: ReadonlyMap<string, readonly Failure[]>;
  /** Requirements that it says it breaks, and no scenario found broken. */
  readonly unseen: readonly string[];
  /** Requirements that are found broken only by scenarios about something else, though nothing watches them. */
  readonly caughtAside: readonly string[];
  /** What necessarily shows as well, as the fault says. */
  readonly alsoSeen: ReadonlyMap<string, readonly Failure[]>;
  /** Requirements that it says necessarily show, and do not. */
  readonly alsoUnseen: readonly string[];
  /** False accusations. */
  readonly unrelated: readonly Failure[];
}

/** Holds what was found against what the fault breaks. */
export function judgeRun({ breaks, alsoSeenIn = [] }: Fault, { failures }: MatrixRun): FaultVerdict {
  const also = alsoSeenIn.map(({ requirement }) => requirement);
  const failed = new Set(failures.map(({ requirement }) => requirement));
  return {
    caught: byRequirement(failures, breaks),
    unseen: breaks.filter((each) => !failed.has(each)),
    caughtAside: breaks.filter(
      (each) => failed.has(each) && watcherOf(each) === null && !failures.some((one) => isAbout(one, each)),
    ),
    alsoSeen: byRequirement(failures, also),
    alsoUnseen: also.filter((each) => !failed.has(each)),
    unrelated: failures.filter(
      ({ requirement }) => !breaks.includes(requirement) && !also.includes(requirement),
    ),
  };
}

function isAbout({ requirement, isProved }: Failure, broken: string): boolean {
  return requirement === broken && isProved;
}

function byRequirement(
  failures: readonly Failure[],
  requirements: readonly string[],
): ReadonlyMap<string, readonly Failure[]> {
  const found = requirements.map(
    (each) => [each, failures.filter(({ requirement }) => requirement === each)] as const,
  );
  return new Map(found.filter(([, failed]) => failed.length > 0));
}

import { LEVELS } from '../../runner/model/requirement.ts';
import type { Level } from '../../runner/model/requirement.ts';
import type {
  ReportedFinding,
  RequirementResult,
  RunResult,
  ScenarioResult,
} from '../../runner/model/result.ts';

/** Everything that went wrong about one requirement: eighty failures of one clause are one thing to mend. */
export interface FailureGroup {
  /** Null for failures that belong to no catalogued requirement. */
  readonly requirement: RequirementResult | null;
  readonly level: Level;
  readonly failures: readonly Failure[];
  /** Ids of blocked scenarios that point to one of these failures. */
  readonly blocks: readonly string[];
}

/** The failed checks of one scenario about one requirement. */
export interface Failure {
  readonly scenario: ScenarioResult;
  readonly findings: readonly [ReportedFinding, ...ReportedFinding[]];
}

/** The failures by requirement, the strongest level first, then in catalogue order. */
export function failureGroupsOf(result: RunResult): readonly FailureGroup[] {
  const known = new Map(result.requirements.map((requirement) => [requirement.id, requirement]));
  const groups = new Map<string | null, Failure[]>();
  for (const scenario of result.scenarios)
    for (const [id, failure] of failuresIn(scenario)) {
      const key = id !== null && known.has(id) ? id : null;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [failure]);
      else group.push(failure);
    }
  const order: readonly (string | null)[] = [...known.keys(), null];
  return order
    .flatMap((id): FailureGroup[] => {
      const failures = groups.get(id);
      return failures === undefined ? [] : [groupOf(known.get(id ?? ''), failures, result)];
    })
    .toSorted((one, other) => LEVELS.indexOf(one.level) - LEVELS.indexOf(other.level));
}

function failuresIn(scenario: ScenarioResult): ReadonlyMap<string | null, Failure> {
  const failures = new Map<string | null, Failure>();
  for (const finding of scenario.findings.filter(({ outcome }) => outcome === 'failed')) {
    const known = failures.get(finding.requirement);
    const findings: Failure['findings'] = known === undefined ? [finding] : [...known.findings, finding];
    failures.set(finding.requirement, { scenario, findings });
  }
  return failures;
}

function groupOf(
  requirement: RequirementResult | undefined,
  failures: readonly Failure[],
  { scenarios }: RunResult,
): FailureGroup {
  const failed = new Set(failures.map(({ scenario }) => scenario.id));
  const blocked = scenarios.filter(({ blockedBy }) => blockedBy?.some((id) => failed.has(id)));
  return {
    requirement: requirement ?? null,
    level: requirement?.level ?? failures[0]?.scenario.level ?? 'MAY',
    failures: failures.toSorted((one, other) => rank(one) - rank(other)),
    blocks: blocked.map(({ id }) => id),
  };
}

/** A step that is about the requirement tells more than a watcher that happened to see it broken. */
function rank({ findings }: Failure): number {
  return findings.some(({ origin }) => origin === 'step') ? 0 : 1;
}

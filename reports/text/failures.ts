import { isApart } from '../../runner/model/apart.ts';
import { LEVELS } from '../../runner/model/requirement.ts';
import type { Level } from '../../runner/model/requirement.ts';
import type {
  ReportedFinding,
  RequirementResult,
  RunResult,
  ScenarioResult,
} from '../../runner/model/result.ts';
import { knownDeviation } from './known.ts';

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

/**
 * The failures by requirement: the strongest level first; within a level those that most steps were about, since what only
 * a watcher saw is mostly a consequence of them; then in catalogue order. What the baseline declares comes behind all others.
 * Without what is scored apart.
 */
export function failureGroupsOf(result: RunResult): readonly FailureGroup[] {
  const groups = groupsIn(result).filter(
    ({ requirement }) => requirement === null || !isApart(requirement, result.scorecard),
  );
  const isKnown = ({ requirement }: FailureGroup): boolean =>
    knownDeviation(result, requirement?.id ?? null) !== null;
  return [...groups.filter((group) => !isKnown(group)), ...groups.filter(isKnown)];
}

/** The same of one catalogue that is scored apart. */
export function apartGroupsOf(result: RunResult, rfc: string): readonly FailureGroup[] {
  return groupsIn(result).filter(({ requirement }) => requirement?.rfc === rfc);
}

function groupsIn(result: RunResult): readonly FailureGroup[] {
  const known = new Map(result.requirements.map((requirement) => [requirement.id, requirement]));
  const groups = new Map<string | null, Failure[]>();
  for (const scenario of result.scenarios)
    for (const [id, failure] of failuresIn(scenario)) {
      const key = id !== null && known.has(id) ? id : null;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [failure]);
      else group.push(failure);
    }
  const ids: readonly (string | null)[] = [...known.keys(), null];
  return ids
    .flatMap((id): FailureGroup[] => {
      const failures = groups.get(id);
      return failures === undefined ? [] : [groupOf(known.get(id ?? ''), failures, result)];
    })
    .toSorted(before);
}

function before(one: FailureGroup, other: FailureGroup): number {
  const byLevel = LEVELS.indexOf(one.level) - LEVELS.indexOf(other.level);
  return byLevel === 0 ? stepFailures(other) - stepFailures(one) : byLevel;
}

function stepFailures({ failures }: FailureGroup): number {
  return failures.filter((failure) => rank(failure) === 0).length;
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
    failures: failures.toSorted(simplestFirst),
    blocks: blocked.map(({ id }) => id),
  };
}

/** Whoever looks into it wants the shortest way to see it. */
function simplestFirst(one: Failure, other: Failure): number {
  return rank(one) - rank(other) || octetsIn(one) - octetsIn(other);
}

function octetsIn({ scenario }: Failure): number {
  return scenario.transcript.reduce(
    (sum, { text, omittedOctets = 0 }) => sum + text.length + omittedOctets,
    0,
  );
}

/** A step that is about the requirement tells more than a watcher that happened to see it broken. */
function rank({ findings }: Failure): number {
  return findings.some(({ origin }) => origin === 'step') ? 0 : 1;
}

import { isApart } from '../model/apart.ts';
import type { Baseline, Deviation, DeviationStanding } from '../model/baseline.ts';
import { rfcName } from '../model/rfc-name.ts';
import type { RequirementResult, RunResult } from '../model/result.ts';
import { judgeDeviation } from './judge-deviation.ts';
import { failuresOf, namedFailures } from './known-failures.ts';
import { mergeFailures } from './merge-failures.ts';

/** What a new entry says, and what becomes of an old one that is no longer true. */
export interface UpdateChoices {
  /** Reason of the entries that are added. */
  readonly reason: string;
  readonly owner?: string;
  /** `prune`: entries about requirements that are met, or that nobody knows, are removed. */
  readonly obsolete: 'keep' | 'prune';
}

/** What an update did with one entry. */
export interface BaselineChange {
  readonly requirement: string;
  readonly kind: 'added' | 'changed' | 'removed' | 'obsolete' | 'kept';
  /** Why, in a few words; empty when the kind says all. */
  readonly note: string;
}

/** A baseline brought up to date, and what that took. */
export interface BaselineUpdate {
  readonly baseline: Baseline;
  readonly changes: readonly BaselineChange[];
}

/**
 * Brings a baseline in line with a run. Entries keep what people wrote in them. What the run did not come to stays as it is,
 * so that a narrowed run may update its part. What is scored apart is taken in only where it counts.
 */
export function updateBaseline(old: Baseline, result: RunResult, choices: UpdateChoices): BaselineUpdate {
  const kept = old.deviations.map((deviation) => renewed(deviation, result, choices));
  const declared = new Set(old.deviations.map(({ requirement }) => requirement));
  const added = result.requirements
    .filter((each) => each.verdict === 'violated' && !declared.has(each.id))
    .filter((each) => !isApart(each, result.scorecard))
    .map((each): Renewal => ({ deviation: newEntry(each, result, choices), kind: 'added', note: '' }));
  const renewals = [...kept, ...added];
  const deviations = renewals.filter(({ kind }) => kind !== 'removed').map(({ deviation }) => deviation);
  return {
    baseline: { ...old, deviations: inOrder(deviations, result), ...blockedIn(old, result) },
    changes: renewals.map(({ deviation: { requirement }, kind, note }) => ({ requirement, kind, note })),
  };
}

interface Renewal {
  readonly deviation: Deviation;
  readonly kind: BaselineChange['kind'];
  readonly note: string;
}

function renewed(deviation: Deviation, result: RunResult, { obsolete }: UpdateChoices): Renewal {
  const date = result.startedAt.slice(0, 'YYYY-MM-DD'.length);
  const { standing } = judgeDeviation(deviation, { ...result, date, line: result.scorecard });
  const note = NOTES[standing];
  if (standing === 'fixed' || standing === 'unknown')
    return { deviation, kind: obsolete === 'prune' ? 'removed' : 'obsolete', note };
  if (standing === 'not-exercised') return { deviation, kind: 'kept', note };
  const { fails: before = [], ...terms } = deviation;
  const fails = mergeFailures(deviation, result.scenarios);
  const isSame = JSON.stringify(fails) === JSON.stringify(before);
  const now = fails.length === 0 ? terms : { ...terms, fails };
  return { deviation: isSame ? deviation : now, kind: isSame ? 'kept' : 'changed', note };
}

const NOTES: Readonly<Record<DeviationStanding, string>> = {
  expected: '',
  changed: 'fails otherwise',
  fixed: 'the requirement is met',
  expired: 'expired: give it another day, or mend the server',
  unknown: 'no catalogue has such a requirement',
  'not-exercised': 'not exercised',
};

function newEntry(requirement: RequirementResult, result: RunResult, choices: UpdateChoices): Deviation {
  const { id, rfc, section, level, text } = requirement;
  return {
    requirement: id,
    clause: `${rfcName(rfc)} §${section}, ${level}: ${text}`,
    reason: choices.reason,
    ...(choices.owner === undefined ? {} : { owner: choices.owner }),
    fails: namedFailures(failuresOf(id, result.scenarios)),
  };
}

/** As in the catalogues, so that a change shows where one looks for it; what they do not know comes last. */
function inOrder(deviations: readonly Deviation[], { requirements }: RunResult): readonly Deviation[] {
  const places = new Map(requirements.map(({ id }, index) => [id, index]));
  const place = ({ requirement }: Deviation): number => places.get(requirement) ?? requirements.length;
  return deviations.toSorted((one, other) => place(one) - place(other));
}

/** What is blocked now, and what was and has not run since. */
function blockedIn({ blocked = [] }: Baseline, { scenarios }: RunResult): Pick<Baseline, 'blocked'> {
  const ran = new Set(scenarios.filter(({ outcome }) => outcome !== 'skipped').map(({ id }) => id));
  const now = scenarios.filter(({ outcome }) => outcome === 'blocked').map(({ id }) => id);
  return { blocked: [...now, ...blocked.filter((id) => !ran.has(id))] };
}

import { isApart } from '../model/apart.ts';
import { isBroken } from '../model/baseline.ts';
import type { Baseline, BaselineReport, JudgedDeviation } from '../model/baseline.ts';
import type { Headline } from '../model/outcome.ts';
import type { RequirementResult, RunResult, ScenarioResult } from '../model/result.ts';
import { baselineSentence } from './baseline-sentence.ts';
import { exitStatusOf, ruleOn } from './headline.ts';
import { judgeDeviation } from './judge-deviation.ts';
import { countingLevels, headlineFactsOf } from './judged.ts';
import type { Judged } from './judged.ts';

/** A baseline and where it was read. */
export interface NamedBaseline {
  readonly file: string;
  readonly baseline: Baseline;
}

/**
 * The result with what the baseline makes of it. Outcomes, verdicts and the headline stay as they are, for a violation that
 * somebody knows of is one; the exit status is that of the run without what is declared. The day that entries expire by is
 * the one on which the run began.
 */
export function applyBaseline(result: RunResult, { file, baseline }: NamedBaseline): RunResult {
  const { scorecard, complete } = result;
  const run = { ...result, line: scorecard, date: result.startedAt.slice(0, 'YYYY-MM-DD'.length) };
  const deviations = baseline.deviations.map((deviation) => judgeDeviation(deviation, run));
  const undeclared = undeclaredIn(result, deviations);
  const left = ruleOn(headlineFactsOf(withoutDeclared(result, deviations, baseline), scorecard)).headline;
  const agreement = agreementOf(left, deviations);
  const facts = { file, agreement, deviations, undeclared };
  const headline = HEADLINES[agreement];
  return {
    ...result,
    scorecard: { ...scorecard, exitStatus: exitStatusOf(headline, complete) },
    baseline: { ...facts, basis: baselineSentence(facts) },
  };
}

type Agreement = BaselineReport['agreement'];

const HEADLINES: Readonly<Record<Agreement, Headline>> = {
  'as-declared': 'conformant',
  otherwise: 'not conformant',
  undetermined: 'undetermined',
};

function agreementOf(left: Headline, deviations: readonly JudgedDeviation[]): Agreement {
  if (deviations.some(isBroken) || left === 'not conformant') return 'otherwise';
  return left === 'conformant' ? 'as-declared' : 'undetermined';
}

/** Violated at a level that counts, with no entry at all; where an entry does not hold, that is told of the entry. */
function undeclaredIn(
  { requirements, scorecard }: RunResult,
  deviations: readonly JudgedDeviation[],
): readonly string[] {
  const declared = new Set(deviations.map(({ requirement }) => requirement));
  const levels = countingLevels(scorecard.failOn);
  return requirements
    .filter((each) => each.verdict === 'violated' && levels.includes(each.level))
    .filter((each) => !isApart(each, scorecard) && !declared.has(each.id))
    .map(({ id }) => id);
}

/** What is left to be judged: violations that are as declared count as met, and what they block was not asked for. */
function withoutDeclared(
  { scenarios, requirements, complete, stop }: RunResult,
  deviations: readonly JudgedDeviation[],
  { blocked = [] }: Baseline,
): Judged {
  const expected = new Set(
    deviations.filter(({ standing }) => standing === 'expected').map(({ requirement }) => requirement),
  );
  const excused = new Set(
    scenarios.filter(({ id, outcome }) => outcome === 'blocked' && blocked.includes(id)).map(({ id }) => id),
  );
  // A scenario ends at its first failure: what it would have asked for behind a declared one is open, and nobody's fault.
  const cutShort = new Set(scenarios.filter((each) => failsOnlyBy(each, expected)).map(({ id }) => id));
  return {
    complete,
    stop,
    scenarios: scenarios.map((each): ScenarioResult =>
      excused.has(each.id) ? { ...each, outcome: 'skipped' } : each,
    ),
    requirements: requirements.map((each): RequirementResult => {
      if (expected.has(each.id)) return { ...each, verdict: 'met' };
      const isExcused =
        each.verdict === 'undetermined' && each.scenarios.every((id) => excused.has(id) || cutShort.has(id));
      return isExcused ? { ...each, verdict: 'not-exercised' } : each;
    }),
  };
}

function failsOnlyBy({ outcome, findings }: ScenarioResult, expected: ReadonlySet<string>): boolean {
  const failures = findings.filter((each) => each.outcome === 'failed');
  return (
    outcome === 'failed' &&
    failures.every(({ requirement }) => requirement !== null && expected.has(requirement))
  );
}

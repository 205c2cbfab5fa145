import type { Outcome } from '../model/outcome.ts';
import type { Scorecard, ScenarioResult } from '../model/result.ts';
import { basisSentence } from './basis-sentence.ts';
import { exitStatusOf, ruleOn } from './headline.ts';
import { headlineFactsOf } from './judged.ts';
import type { Judged, Line } from './judged.ts';
import { scoreRowsOf } from './score-rows.ts';

/** The verdict and the numbers behind it; the rules and their reasons stand in docs/scoring.md. */
export function scoreOf(judged: Judged, line: Line): Scorecard {
  const facts = headlineFactsOf(judged, line);
  const ruling = ruleOn(facts);
  return {
    headline: ruling.headline,
    basis: basisSentence(ruling, facts),
    failOn: line.failOn,
    failOnApart: line.failOnApart,
    rows: scoreRowsOf(judged.requirements),
    scenarioCounts: countOutcomes(judged.scenarios),
    exitStatus: exitStatusOf(ruling.headline, judged.complete),
  };
}

function countOutcomes(scenarios: readonly ScenarioResult[]): Readonly<Record<Outcome, number>> {
  const of = (outcome: Outcome): number => scenarios.filter((each) => each.outcome === outcome).length;
  return {
    passed: of('passed'),
    failed: of('failed'),
    blocked: of('blocked'),
    errored: of('errored'),
    skipped: of('skipped'),
  };
}

import type { RunEvent } from '../model/event.ts';
import type { Catalogue } from '../model/requirement.ts';
import { RESULT_VERSION } from '../model/result.ts';
import type { RunResult, TargetDescription } from '../model/result.ts';
import { applyBaseline } from './apply-baseline.ts';
import { withCauses } from './blocked-by.ts';
import { capabilityContractOf } from './capability-contract.ts';
import { indexCatalogues } from './catalogue-index.ts';
import { gatherEvidence } from './evidence.ts';
import type { RunFacts } from './facts.ts';
import { requirementResultsOf } from './requirement-results.ts';
import type { Features } from './requirement-results.ts';
import { readLog } from './run-log.ts';
import type { RunLog } from './run-log.ts';
import { scenarioResultsOf } from './scenario-results.ts';
import { scoreOf } from './scorecard.ts';

/**
 * The result of a run. Events that end before `run-finished` give one that says `complete: false`; events without
 * `run-started` throw, since nothing was planned that could be told about.
 */
export function foldRun(
  events: Iterable<RunEvent>,
  catalogues: readonly Catalogue[],
  facts: RunFacts,
): RunResult {
  const log = readLog(events);
  const index = indexCatalogues(catalogues);
  const scenarios = withCauses(scenarioResultsOf(log, index));
  const features = featuresKnown(log);
  const requirements = requirementResultsOf(index, gatherEvidence(scenarios), features);
  const target = log.target ?? unprobed(facts);
  const { complete, stop } = log;
  const result: RunResult = {
    version: RESULT_VERSION,
    tool: { name: 'pop3spec', ...facts.tool },
    startedAt: log.startedAt,
    durationMs: log.durationMs,
    target,
    provisioner: facts.provisioner,
    command: facts.command,
    complete,
    stop,
    scorecard: scoreOf({ scenarios, requirements, complete, stop }, facts),
    capabilityContract: capabilityContractOf({ target, requirements, probed: features !== null }),
    scenarios,
    requirements,
  };
  return facts.baseline === undefined ? result : applyBaseline(result, facts.baseline);
}

/** A probe that a stop cut off has found no features; that does not mean that the target offers none. */
function featuresKnown({ target, complete }: RunLog): Features {
  if (target === null) return null;
  return complete || target.features.length > 0 ? target.features : null;
}

function unprobed({ target }: RunFacts): TargetDescription {
  return {
    host: target.host,
    port: target.port,
    greeting: null,
    implementation: null,
    capabilities: { authorization: null, transaction: null },
    features: [],
  };
}

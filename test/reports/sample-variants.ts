import type { RunResult, ScenarioResult } from '../../runner/model/result.ts';
import { findingOn, scenarioOf, transcriptOf } from './sample-parts.ts';
import { sampleResult } from './sample-result.ts';

/** The sample with its endless transcript cut to a few entries: for formats that show everything. */
export function shortSample(): RunResult {
  const result = sampleResult();
  const scenarios = result.scenarios.map((scenario) => ({
    ...scenario,
    transcript: scenario.transcript.slice(0, 20),
  }));
  return { ...result, scenarios };
}

/** As many scenarios as a whole run has, of which some failed, each with a long transcript. */
export function largeSample(scenarioCount: number, failedCount: number): RunResult {
  const result = sampleResult();
  const scenarios = Array.from({ length: scenarioCount }, (_, index) =>
    largeScenario(index, index < failedCount, result),
  );
  return { ...result, scenarios };
}

function largeScenario(index: number, failed: boolean, { requirements }: RunResult): ScenarioResult {
  const requirement = requirements[index % requirements.length] ?? null;
  const lines = Array.from(
    { length: 200 },
    (_, n) => `${n % 2 === 0 ? 'C' : 'S'}: ${'line <of> text '.repeat(8)}${n}`,
  );
  return scenarioOf(`rfc1939/suite-${index % 20}/scenario-${index}`, {
    requirements: requirement === null ? [] : [requirement.id],
    outcome: failed ? 'failed' : 'passed',
    findings: [
      findingOn(requirement, {
        outcome: failed ? 'failed' : 'passed',
        message: 'It went wrong.',
        transcriptIndex: 100,
      }),
    ],
    transcript: transcriptOf(...lines),
  });
}

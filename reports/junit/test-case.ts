import type { RunResult, ScenarioResult } from '../../runner/model/result.ts';
import { APART_SENTENCE, failedApart } from '../text/apart.ts';
import { failedFindings, failureHeadline, failureLines } from '../text/failure-text.ts';
import { knownFailure, reasonsOf } from '../text/known.ts';
import { legible } from '../text/legible.ts';

/** A case as JUnit knows it. All texts are safe in XML; `text` alone has lines. */
export interface TestCase {
  readonly name: string;
  readonly seconds: number;
  readonly file: string | null;
  readonly line: number | null;
  readonly properties: readonly (readonly [string, string])[];
  readonly ending: Ending;
  readonly output: readonly string[];
}

/** `failure`: the server broke a requirement; `error`: the harness or the network; `skipped`: not run, or blocked. */
export type Ending =
  | { readonly kind: 'success' }
  | {
      readonly kind: 'failure' | 'error';
      readonly type: string;
      readonly message: string;
      readonly text: readonly string[];
    }
  | { readonly kind: 'skipped'; readonly message: string };

/** The case of a scenario. */
export function caseOf(scenario: ScenarioResult, result: RunResult): TestCase {
  const place = failedFindings(scenario)[0]?.place ?? scenario.place;
  return {
    name: legible(`${nameInSuite(scenario)}: ${scenario.title}`),
    seconds: scenario.durationMs / 1000,
    file: legible(place.file),
    line: place.line,
    properties: [
      ['level', scenario.level],
      ...scenario.requirements.map((id) => ['requirement', legible(id)] as const),
    ],
    ending: endingOf(scenario, result),
    output: outputOf(scenario, result),
  };
}

function nameInSuite({ id, suite }: ScenarioResult): string {
  return id.startsWith(`${suite}/`) ? id.slice(suite.length + 1) : id;
}

function endingOf(scenario: ScenarioResult, result: RunResult): Ending {
  const { outcome, reason = 'No reason was recorded.' } = scenario;
  switch (outcome) {
    case 'passed':
      return { kind: 'success' };
    case 'failed':
      return excuseOf(scenario, result) ?? failureOf(scenario, result);
    case 'errored':
      return { kind: 'error', type: 'errored', message: legible(reason), text: [legible(reason)] };
    case 'blocked':
      return { kind: 'skipped', message: `blocked: ${legible(reason)}${causes(scenario)}` };
    case 'skipped':
      return { kind: 'skipped', message: `${legible(reason)}${enabling(scenario)}` };
  }
}

/** A failure that fails nothing: consumers know no better word for it than a skip. */
function excuseOf(scenario: ScenarioResult, result: RunResult): Ending | null {
  if (failedApart(scenario, result))
    return { kind: 'skipped', message: `apart: ${failureHeadline(scenario)}` };
  const known = knownFailure(scenario, result);
  if (known.length === 0) return null;
  return { kind: 'skipped', message: legible(`known: ${reasonsOf(known)}`) };
}

/** Some consumers show the message alone, others the text alone: the first line stands in both. */
function failureOf(scenario: ScenarioResult, result: RunResult): Ending {
  const message = failureHeadline(scenario);
  const type = failedFindings(scenario)[0]?.level ?? scenario.level;
  return { kind: 'failure', type, message, text: [message, '', ...failureLines(result, scenario)] };
}

/** What is told of a case beside its ending; a skip has no room for all that there is to a finding. */
function outputOf(scenario: ScenarioResult, result: RunResult): readonly string[] {
  const remarks = scenario.remarks.map(({ message }) => `Legal, though worth knowing: ${legible(message)}`);
  if (scenario.outcome !== 'failed' || excuseOf(scenario, result) === null) return remarks;
  const apart = failedApart(scenario, result) ? [APART_SENTENCE, ''] : [];
  return [...apart, ...failureLines(result, scenario), ...remarks];
}

function causes({ blockedBy = [] }: ScenarioResult): string {
  return blockedBy.length === 0 ? '' : ` Probably by ${blockedBy.map(legible).join(', ')}.`;
}

function enabling({ skip }: ScenarioResult): string {
  return skip?.enable === undefined ? '' : ` (run with ${legible(skip.enable)})`;
}

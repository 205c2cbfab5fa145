import type { ReportedFinding, RunResult, ScenarioResult } from '../../runner/model/result.ts';
import { rfcName } from '../../runner/model/rfc-name.ts';
import { clipped, legible } from './legible.ts';
import { placeText } from './place.ts';
import { reproductionOf } from './reproduction.ts';
import { transcriptText } from './transcript-text.ts';

/** Longest text of a server or a message that is shown, in characters. */
const TEXT_LIMIT = 600;
const HEADLINE_LIMIT = 300;

/** Failed checks of one scenario that are told. */
const FINDINGS_LIMIT = 6;

/** The failed checks of a scenario, those of its own steps first. */
export function failedFindings({ findings }: ScenarioResult): readonly ReportedFinding[] {
  const failed = findings.filter(({ outcome }) => outcome === 'failed');
  return failed.toSorted((one, other) => Number(one.origin !== 'step') - Number(other.origin !== 'step'));
}

/** One line that says where, what, expected and actual: some consumers show nothing else. */
export function failureHeadline(scenario: ScenarioResult): string {
  const [finding] = failedFindings(scenario);
  if (finding === undefined) return legible(scenario.reason ?? 'The scenario failed.');
  const { message = 'The check failed.', expected, actual } = finding;
  const contrast = [
    expected === undefined ? '' : ` Expected: ${clipped(expected, HEADLINE_LIMIT)}`,
    actual === undefined ? '' : ` Actual: ${clipped(actual, HEADLINE_LIMIT)}`,
  ];
  const place = placeText(finding.place ?? scenario.place);
  return legible(`${place}: ${clipped(message, HEADLINE_LIMIT)}${contrast.join('')}`);
}

/** All that a person needs to understand the failure, as lines of plain text. */
export function failureLines(result: RunResult, scenario: ScenarioResult): readonly string[] {
  const failed = failedFindings(scenario);
  const rest = failed.length - FINDINGS_LIMIT;
  const transcript = transcriptText(scenario);
  return [
    ...failed.slice(0, FINDINGS_LIMIT).flatMap((finding) => [...findingLines(result, finding), '']),
    ...(rest > 0 ? [`… and ${rest} more failed checks`, ''] : []),
    ...(transcript.length > 0 ? ['Transcript:', ...transcript, ''] : []),
    'Reproduce:',
    `  ${reproductionOf(result, scenario.id)}`,
  ];
}

function findingLines(result: RunResult, finding: ReportedFinding): readonly string[] {
  const { message = 'The check failed.', expected, actual, place } = finding;
  const told: readonly (readonly [string, string | undefined])[] = [
    ['Expected: ', expected],
    ['Actual:   ', actual],
    ['Suite:    ', place === null ? undefined : placeText(place)],
  ];
  return [
    legible(clipped(message, TEXT_LIMIT)),
    ...clauseLines(result, finding),
    ...told.flatMap(([name, text]) =>
      text === undefined ? [] : [`${name}${legible(clipped(text, TEXT_LIMIT))}`],
    ),
  ];
}

function clauseLines(
  result: RunResult,
  { requirement, rfc, section, level, clause }: ReportedFinding,
): readonly string[] {
  if (requirement === null || rfc === null) return [];
  const url = result.requirements.find(({ id }) => id === requirement)?.url;
  const cited = `${rfcName(rfc)}, section ${section ?? '?'}, ${level ?? '?'} (${requirement})`;
  return [
    legible(`Clause:   ${cited}: ${clause ?? ''}`),
    ...(url === undefined ? [] : [legible(`          ${url}`)]),
  ];
}
